import type { Tracer } from '../trace/tracer.js';
import type { Client } from './client-type.js';
import type { ParseContext } from './parse-context.js';
import { importsSdk } from './sdk.js';

/** Whether requests of a client go to OpenAI, as far as the file tells. */
export function isOwnClient({ tracer }: ParseContext, client: Client): boolean {
  const { isOpenAi, isElsewhere, mayBeElsewhere, hasUnknownUrl } = client;
  return (
    isOpenAi === 'yes' &&
    !isElsewhere &&
    mayBeElsewhere !== true &&
    hasUnknownUrl !== true &&
    !getMentions(tracer).ofOtherAddress
  );
}

/** Whether what a file sends without a client in sight goes to OpenAI: nothing in it speaks of another address. */
export function isOwnFile(tracer: Tracer): boolean {
  const { ofOtherAddress, ofOtherClient } = getMentions(tracer);
  return importsSdk(tracer) && !ofOtherAddress && !ofOtherClient;
}

interface Mentions {
  /** The environment's variable that the SDK reads its address from, or an address given to a client later. */
  readonly ofOtherAddress: boolean;
  /** A client of Azure's, or one that is made with an address. */
  readonly ofOtherClient: boolean;
}

/** Answers by file: a look through the whole text for every call would grow with the square of its length. */
const mentionsOf = new WeakMap<Tracer, Mentions>();

function getMentions(tracer: Tracer): Mentions {
  let mentions = mentionsOf.get(tracer);
  if (mentions === undefined) {
    const { text } = tracer.sourceCode;
    mentions = {
      ofOtherAddress: /OPENAI_(?:API_)?BASE(?:_URL)?\b|\.baseURL\s*=(?!=)/.test(text),
      ofOtherClient: /\bAzureOpenAI\b|\bbaseURL\b/.test(text),
    };
    mentionsOf.set(tracer, mentions);
  }
  return mentions;
}
