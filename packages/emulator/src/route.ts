/** Endpoints the emulator serves, by their path below the version. */
export type EndpointName =
  'images/edits' | 'images/generations' | 'responses' | 'files' | 'files/{id}' | 'models' | 'models/{id}';

/** Where a request goes. */
export interface Route {
  readonly endpoint: EndpointName;
  /** Azure OpenAI has paths, keys and some envelopes of its own. */
  readonly isAzure: boolean;
  /** Name in an Azure deployment path. */
  readonly deployment?: string;
  /** Last segment of `models/{id}` and `files/{id}`. */
  readonly id?: string;
}

const METHODS: Readonly<Record<EndpointName, readonly string[]>> = {
  'images/edits': ['POST'],
  'images/generations': ['POST'],
  responses: ['POST'],
  files: ['GET', 'POST'],
  'files/{id}': ['GET', 'DELETE'],
  models: ['GET'],
  'models/{id}': ['GET'],
};

const PATH =
  /^\/(?:v1|(?<azure>openai)\/(?:v1|deployments\/(?<deployment>[^/]+)))\/(?<name>images\/edits|images\/generations|responses|files|models)(?:\/(?<id>[^/]+))?\/?$/;

/**
 * Finds the endpoint of a path, in OpenAI's form (`/v1/…`) or Azure's (`/openai/v1/…`, `/openai/deployments/{d}/…`).
 * @returns `undefined` for a path that is not served.
 */
export function findRoute(path: string): Route | undefined {
  const groups = PATH.exec(path)?.groups;
  if (groups === undefined) return undefined;
  const { azure, deployment, name = '', id } = groups;
  const endpoint = id === undefined ? name : `${name}/{id}`;
  if (!isEndpoint(endpoint)) return undefined;
  return {
    endpoint,
    isAzure: azure !== undefined,
    ...(deployment === undefined ? {} : { deployment: decode(deployment) }),
    ...(id === undefined ? {} : { id: decode(id) }),
  };
}

/** Whether a path is in Azure's form, served or not. */
export function isAzurePath(path: string): boolean {
  return path.startsWith('/openai/');
}

/** Whether an endpoint answers to a method. */
export function isMethodServed(endpoint: EndpointName, method: string): boolean {
  return METHODS[endpoint].includes(method);
}

function isEndpoint(name: string): name is EndpointName {
  return Object.hasOwn(METHODS, name);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
