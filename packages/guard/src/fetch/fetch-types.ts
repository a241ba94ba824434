/** The type of the global `fetch`, whose parts have no global names in Node's types. */
export type Fetch = typeof globalThis.fetch;

/** First argument of `fetch`. */
export type FetchInput = string | URL | Request;

/** A body as `fetch` takes it. */
export type RequestBody = NonNullable<RequestInit['body']>;

/** A value of a `FormData`: text or a file. */
export type FormValue = NonNullable<ReturnType<FormData['get']>>;
