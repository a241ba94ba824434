import type { Value } from '../trace/texts.js';
import type { Tracer } from '../trace/tracer.js';

/** Hosts where OpenAI's own API answers. */
const OPENAI_HOSTS = /(?:^|\.)(?:openai\.com|openai\.azure\.com|azure\.com|azure-api\.net|microsoft\.com)$/;

/** Whether an absolute address is neither OpenAI's nor this machine's. */
export function isForeignUrl(url: string): boolean {
  const host = /^https?:\/\/([^/:?#]+)/.exec(url)?.[1];
  return host !== undefined && !OPENAI_HOSTS.test(host) && host !== 'localhost' && host !== '127.0.0.1';
}

/** What only addresses of Azure have: its hosts, deployments in the path, the version of the API in the query. */
const AZURE = /azure|\/openai\/deployments\/|[?&]api-version=/i;

/** Whether an address is one of Azure's, or what stands for it is named so. */
export function isAzureUrl(url: string): boolean {
  return AZURE.test(url);
}

/** An address as far as it is known, and the code that stands for the rest of it. */
export function writeOut({ sourceCode }: Tracer, { pieces }: Value): string {
  return pieces.map((piece) => piece.text ?? sourceCode.getText(piece.node)).join('');
}
