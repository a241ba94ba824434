import { MODELS } from 'gpt-image-contract';
import { ApiFault } from './api-fault.js';

/** A model as `GET /v1/models` lists it. */
interface ListedModel {
  readonly id: string;
  readonly object: 'model';
  /** Seconds since 1970; the day in the id of a snapshot, 0 where no source names one. */
  readonly created: number;
  readonly owned_by: string;
  /** `YYYY-MM-DD`, or null while none is announced. */
  readonly shutdown_date: string | null;
}

/**
 * Lists the image models that exist on a day, snapshots included.
 * @param date `YYYY-MM-DD`
 */
export function listModels(date: string): ListedModel[] {
  return MODELS.filter(({ shutdownDate }) => shutdownDate === undefined || shutdownDate > date).flatMap(
    ({ id, snapshots, shutdownDate }) =>
      [id, ...snapshots].map((name) => ({
        id: name,
        object: 'model' as const,
        created: getReleaseTime(name),
        owned_by: 'openai',
        shutdown_date: shutdownDate ?? null,
      })),
  );
}

/**
 * Finds one model of the list.
 * @throws {ApiFault} 404 when it does not exist on that day.
 */
export function findListedModel(id: string, date: string): ListedModel {
  const model = listModels(date).find((listed) => listed.id === id);
  if (model !== undefined) return model;
  throw new ApiFault({
    status: 404,
    type: 'invalid_request_error',
    param: 'model',
    code: 'model_not_found',
    message: `The model '${id}' does not exist`,
  });
}

function getReleaseTime(id: string): number {
  const day = /\d{4}-\d{2}-\d{2}$/.exec(id)?.[0];
  return day === undefined ? 0 : Date.parse(`${day}T00:00:00Z`) / 1000;
}
