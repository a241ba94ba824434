import { readFile, writeFile } from 'node:fs/promises';

const PLUGIN = new URL('../../packages/eslint-plugin/', import.meta.url);

/** Writes the plugin's version into its source: at run time it reads no file, so that it also runs in a browser. */
export async function updatePluginVersion(): Promise<void> {
  const { version } = JSON.parse(await readFile(new URL('package.json', PLUGIN), 'utf8')) as {
    version: string;
  };
  const source = new URL('src/version.ts', PLUGIN);
  const text = await readFile(source, 'utf8');
  await writeFile(source, text.replace(/'[^']*'/, `'${version}'`));
}
