import { checkRequest, type Violation } from 'gpt-image-contract';

/** What the contract has to say about the id of an image model: unknown, shut down, or soon to be. */
export function checkModel(model: string | undefined): Violation[] {
  if (model === undefined) return [];
  return checkRequest({ model }, { operation: 'generate', incomplete: true }).filter(
    ({ param }) => param === 'model',
  );
}
