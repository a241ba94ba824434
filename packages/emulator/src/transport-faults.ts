import { ApiFault } from './api-fault.js';

// What the API answers before it looks at a parameter. Every rule about parameters and images is the contract's.

const INVALID_REQUEST = 'invalid_request_error';

function createFault(status: number, message: string, code: string | null = null): ApiFault {
  return new ApiFault({ status, type: INVALID_REQUEST, param: null, code, message });
}

/** 401 of a request without a key. Text as seen in a public log of 2026-01-04 (openai-cookbook issue 2347). */
export function missingKeyFault(isAzure: boolean): ApiFault {
  if (isAzure) {
    // Text and code as in several public logs.
    return createFault(
      401,
      'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
      '401',
    );
  }
  return createFault(401, 'Missing bearer or basic authentication in header');
}

/** 404 of a path the API does not serve. */
export function unknownUrlFault(method: string, path: string, isAzure: boolean): ApiFault {
  if (isAzure) return createFault(404, 'Resource not found', '404');
  return createFault(404, `Invalid URL (${method} ${path})`);
}

/** 405 of a path that is served, with another method. */
export function methodFault(method: string, path: string): ApiFault {
  return createFault(
    405,
    `Not allowed to ${method} on ${path}. (HINT: Perhaps you meant to use a different HTTP method?)`,
    'method_not_supported',
  );
}

/** 400 of a form that is cut off, has no boundary or is none. Text as seen in several public logs. */
export function malformedFormFault(): ApiFault {
  return createFault(400, 'Could not parse multipart form');
}

/** 400 of a body that is not JSON. Text as seen in several public logs. */
export function malformedJsonFault(): ApiFault {
  return createFault(
    400,
    "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON. If you have trouble figuring out how to fix this, please contact us through our help center at help.openai.com.)",
  );
}

/** 400 of a body of another content type. Text and code as in openai-openapi issue 502. */
export function contentTypeFault(given: string, accepted: string): ApiFault {
  return createFault(
    400,
    `Unsupported content type: '${given}'. This API method only accepts '${accepted}' requests, but you specified the header 'Content-Type: ${given}'. Please try again with a supported content type.`,
    'unsupported_content_type',
  );
}

/** 400 of a request that orders a fault the emulator does not know. Not the API's. */
export function faultOrderFault(message: string): ApiFault {
  return new ApiFault({ status: 400, type: 'emulator_error', param: null, code: 'fault_unknown', message });
}

/** 500 that was ordered. */
export function serverFault(): ApiFault {
  return new ApiFault({
    status: 500,
    type: 'server_error',
    param: null,
    code: null,
    message: 'The server had an error while processing your request. Sorry about that!',
  });
}

/** 500 that nobody ordered: the emulator itself is wrong. Not the API's. */
export function emulatorFault(error: unknown): ApiFault {
  const message = `gpt-image-emulator failed: ${error instanceof Error ? error.message : String(error)}`;
  return new ApiFault({ status: 500, type: 'emulator_error', param: null, code: null, message });
}
