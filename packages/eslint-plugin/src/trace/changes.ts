import { getAllMemberEvents } from './member-events.js';
import type { Leaf, Tracer, Variable } from './tracer.js';

/** Methods that only look at a list, a set or a table. */
const LOOKING =
  /^(?:at|concat|entries|every|filter|find\w*|flatMap|forEach|has|hasOwnProperty|includes|indexOf|join|keys|map|slice|some|toSorted|values)$/;

/** Whether the list or the object a variable holds may get other members, wherever that is done. */
export function isChanged(tracer: Tracer, variable: Variable): boolean {
  return getAllMemberEvents(tracer, variable).some(
    (event) => event.kind !== 'call' || !LOOKING.test(event.method),
  );
}

/** Whether a list or an object may have other members than it was made with, by one of the names on the way to it. */
export function isChangedOnTheWay(tracer: Tracer, { via: start }: Leaf): boolean {
  for (let via = start; via !== null; via = via.next) {
    if (isChanged(tracer, via.variable)) return true;
  }
  return false;
}
