import type { Exchange, Finish } from '../exchange.js';
import { readFile, readFiles } from './files.js';
import { readEditRequest, readGenerationRequest } from './images.js';
import { readModel, readModels } from './models.js';
import { readResponsesRequest } from './responses.js';

/**
 * Reads a request to the end and records what it holds.
 * @returns what is left to do: judge it and answer.
 * @throws {ApiFault} when its body cannot be understood.
 */
export function readRequest(exchange: Exchange): Promise<Finish> | Finish {
  switch (exchange.route.endpoint) {
    case 'images/edits':
      return readEditRequest(exchange);
    case 'images/generations':
      return readGenerationRequest(exchange);
    case 'responses':
      return readResponsesRequest(exchange);
    case 'files':
      return readFiles(exchange);
    case 'files/{id}':
      return readFile(exchange);
    case 'models':
      return readModels(exchange);
    case 'models/{id}':
      return readModel(exchange);
  }
}
