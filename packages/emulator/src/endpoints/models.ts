import { jsonAnswer } from '../answer.js';
import type { Exchange, Finish } from '../exchange.js';
import { findListedModel, listModels } from '../models-list.js';

/** `GET /v1/models`. */
export function readModels({ settings }: Exchange): Finish {
  return () => jsonAnswer({ object: 'list', data: listModels(settings.date) });
}

/** `GET /v1/models/{id}`. */
export function readModel({ route, settings }: Exchange): Finish {
  return () => jsonAnswer(findListedModel(route.id ?? '', settings.date));
}
