import type { ImageFacts } from '../image-facts.js';
import { API_LIMITS } from '../limits.js';
import { getFormatRemedy } from '../remedy.js';
import { group, show } from '../text.js';
import { createViolation, type Violation } from '../violation.js';
import { VISION_LIMITS } from './vision-models.js';

/** Checks the URL of a vision input: data URLs by length and label, remote ones by whether the API can reach them. */
export function checkVisionUrl(url: string, param: string, facts: ImageFacts | undefined): Violation[] {
  const { maxImageUrlLength } = API_LIMITS;
  if (url.length > maxImageUrlLength) {
    return [
      createViolation('vision-url-length', {
        param,
        message: `\`${param}\` has ${group(url.length)} characters and the API takes at most ${group(maxImageUrlLength)}. Use \`await prepareVisionImage(…)\`.`,
        apiMessage: `Invalid '${param}': string too long. Expected a string with maximum length ${maxImageUrlLength}, but got a string with length ${url.length} instead.`,
      }),
    ];
  }
  if (/^data:/i.test(url)) return checkDataUrl(url.slice(0, DATA_URL_HEAD), param, facts);
  return checkRemoteUrl(url, param);
}

/** The label of a data URL is at its beginning: the rest need not be read. */
const DATA_URL_HEAD = 200;

function checkDataUrl(head: string, param: string, facts: ImageFacts | undefined): Violation[] {
  const match = /^data:([^;,]*)((?:;[^;,]*)*),/i.exec(head);
  const label = match?.[1]?.toLowerCase() ?? '';
  if (label === 'application/pdf' && facts?.format !== 'pdf') {
    return [
      createViolation('vision-pdf', {
        param,
        message: `\`${param}\` is a PDF, which is no image. Send it as an \`input_file\` (Responses) or \`file\` (Chat) part.`,
        apiParam: null,
        apiMessage: UNSUPPORTED,
      }),
    ];
  }
  const isBase64 = match?.[2]?.toLowerCase().endsWith(';base64') === true;
  if (!isBase64) {
    return [
      createViolation('vision-url', {
        param,
        message: `\`${param}\` is no base64 data URL. Use \`data:image/webp;base64,…\`.`,
        apiMessage: `Invalid '${param}'. Expected a base64-encoded data URL with an image MIME type (e.g. 'data:image/png;base64,aW1nIGJ5dGVzIGhlcmU='), but got an invalid value.`,
      }),
    ];
  }
  const mediaTypes: readonly string[] = VISION_LIMITS.mediaTypes;
  if (!mediaTypes.includes(label) && facts === undefined) {
    return [
      createViolation('vision-format', {
        param,
        message: `\`${param}\` is labelled ${label === '' ? 'with no type' : show(label)} and the API reads PNG, JPEG, WebP and still GIF. ${getFormatRemedy(label, 'prepareVisionImage')}`,
        suggestions: ['webp', 'jpeg', 'png'],
        apiParam: null,
        apiMessage: UNSUPPORTED,
      }),
    ];
  }
  if (facts === undefined || facts.mediaType === label || facts.mediaType === 'application/octet-stream') {
    return [];
  }
  return [
    createViolation('image-media-type-mismatch', {
      param,
      message: `\`${param}\` is labelled \`${label}\` and holds \`${facts.mediaType}\`. Label it \`${facts.mediaType}\`.`,
      suggestions: [facts.mediaType],
    }),
  ];
}

const UNSUPPORTED =
  "You uploaded an unsupported image. Please make sure your image has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].";

function checkRemoteUrl(url: string, param: string): Violation[] {
  const host = /^https?:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)/i.exec(url)?.[1]?.toLowerCase();
  if (host === undefined) {
    return [
      createViolation('vision-url', {
        param,
        message: `\`${param}\` is ${show(url)}, neither an HTTP URL nor a data URL. Use \`data:image/webp;base64,…\`.`,
        apiMessage: `Invalid '${param}'. Expected a valid URL, but got a value with an invalid format.`,
      }),
    ];
  }
  if (!isPrivateHost(host)) return [];
  return [
    createViolation('vision-url-private', {
      param,
      message: `\`${param}\` is on \`${host}\`, which the API cannot reach. Use \`data:image/webp;base64,…\`.`,
      apiParam: 'url',
      apiMessage: `Error while downloading ${url}.`,
    }),
  ];
}

/** Hosts that only this machine or its network can reach, by their spelling alone. */
function isPrivateHost(host: string): boolean {
  return (
    /(?:^|\.)(?:localhost|local|internal|test)$/.test(host) ||
    /^(?:0|10|127)\.\d+\.\d+\.\d+$|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$/.test(
      host,
    ) ||
    /^\[(?:::1?|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*)\]$/.test(host)
  );
}
