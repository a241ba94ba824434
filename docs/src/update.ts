import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { updatePluginVersion } from './plugin-version.js';
import { updateRulesPages } from './rules-pages.js';
import { renderViolations } from './violations-page.js';

const DOCS = new URL('../', import.meta.url);

await writeFile(fileURLToPath(new URL('violations.md', DOCS)), renderViolations());
await updateRulesPages();
await updatePluginVersion();
