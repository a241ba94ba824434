import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

const H = `import OpenAI from 'openai';\nconst client = new OpenAI();\n`;

/** The file's name, its text, what the first suggestion makes of it, and what its report says. */
type Case = readonly [name: string, code: string, mend: (code: string) => string, about?: string];

const replace =
  (from: string, to: string) =>
  (code: string): string =>
    code.replace(from, () => to);

/** Applies the first suggestion, of the report that says something where it is told. */
function applyFirst(name: string, code: string, about = ''): string | undefined {
  const files = ['**/*.{js,mjs,cjs,ts,tsx,cts}'];
  const reports = new Linter().verify(
    code,
    [
      {
        files,
        languageOptions: {
          ...(/ts|x$/.test(name) && { parser }),
          sourceType: name.endsWith('.cjs') ? 'commonjs' : 'module',
          parserOptions: { ecmaFeatures: { jsx: name.endsWith('x') } },
        },
      },
      { ...plugin.configs.strict, files },
    ],
    { filename: name },
  );
  expect(reports.filter(({ fatal }) => fatal)).toEqual([]);
  const fix = reports.find(({ message, suggestions }) => suggestions && message.startsWith(about))
    ?.suggestions?.[0]?.fix;
  // Offsets are those of the text behind the mark.
  const start = code.startsWith('\uFEFF') ? 1 : 0;
  return fix && code.slice(0, start + fix.range[0]) + fix.text + code.slice(start + fix.range[1]);
}

const CASES: readonly Case[] = [
  [
    'tabs.ts',
    'import OpenAI from "openai";\n\nexport async function draw(client: OpenAI) {\n\treturn client.images.generate({\n\t\tmodel: "gpt-image-2",\n\t\tprompt: "A cat",\n\t\tsize: "1920x1080",\n\t});\n}\n',
    replace('"1920x1080"', '"1920x1088"'),
  ],
  [
    'crlf.ts',
    "import OpenAI from 'openai';\r\nconst client = new OpenAI();\r\nawait client.images.generate({\r\n  model: 'gpt-image-2',\r\n  prompt: 'A cat',\r\n  style: 'vivid',\r\n});\r\n",
    replace("  style: 'vivid',\r\n", ''),
  ],
  [
    'crlf-import.ts',
    "import OpenAI, { toFile } from 'openai';\r\nimport { readFile } from 'node:fs/promises';\r\n\r\nconst client = new OpenAI();\r\nexport async function edit(path: string) {\r\n  return client.images.edit({\r\n    model: 'gpt-image-2',\r\n    image: await toFile(await readFile(path), 'a.png', { type: 'image/png' }),\r\n    prompt: 'A cat',\r\n  });\r\n}\r\n",
    (code) =>
      code
        .replace(
          "import OpenAI, { toFile } from 'openai';",
          "import { prepareImage } from 'gpt-image-guard';\r\nimport OpenAI from 'openai';",
        )
        .replace(
          "await toFile(await readFile(path), 'a.png', { type: 'image/png' })",
          'await prepareImage(await readFile(path))',
        ),
  ],
  [
    'nosemi.ts',
    "import fs from 'fs'\nimport OpenAI from 'openai'\n\nconst client = new OpenAI()\n\nexport const edit = async (path: string) =>\n  client.images.edit({ model: 'gpt-image-2', image: fs.createReadStream(path), prompt: 'x' })\n",
    (code) =>
      code
        .replace('import OpenAI', "import { prepareImage } from 'gpt-image-guard'\nimport OpenAI")
        .replace('fs.createReadStream(path)', 'await prepareImage(fs.createReadStream(path))'),
  ],
  [
    'nosemi-double.js',
    'import fs from "fs"\nimport OpenAI from "openai"\nimport express from "express"\n\nconst client = new OpenAI()\nconst app = express()\napp.post("/", async (req, res) => {\n  const r = await client.images.edit({ model: "gpt-image-2", image: fs.createReadStream("a.png"), prompt: "x" })\n  res.json(r)\n})\n',
    (code) =>
      code
        .replace(
          'import express from "express"',
          'import express from "express"\nimport { prepareImage } from "gpt-image-guard"',
        )
        .replace('fs.createReadStream("a.png")', 'await prepareImage(fs.createReadStream("a.png"))'),
  ],
  [
    'oneline.js',
    "import OpenAI from 'openai';const c=new OpenAI();c.images.generate({model:'dall-e-3',prompt:'a cat',quality:'hd',style:'vivid',n:1});",
    (code) =>
      code
        .replace("'dall-e-3'", "'gpt-image-2.5-sunburst'")
        .replace("'hd'", "'high'")
        .replace(",style:'vivid'", ''),
  ],
  [
    'oneline-first.js',
    "import OpenAI from 'openai';const c=new OpenAI();c.images.generate({style:'vivid',model:'gpt-image-2',prompt:'a cat'});",
    (code) => code.replace("style:'vivid',", ''),
  ],
  [
    'min-import.js',
    "import OpenAI from'openai';import fs from'fs';const c=new OpenAI();await c.images.edit({model:'gpt-image-2',image:fs.createReadStream('a.png'),prompt:'x'});",
    (code) =>
      "import { prepareImage } from 'gpt-image-guard';\n" +
      code.replace("fs.createReadStream('a.png')", "await prepareImage(fs.createReadStream('a.png'))"),
  ],
  [
    'comments-between.ts',
    H +
      "await client.images.generate({\n  model: /* old */ 'dall-e-3' /* gone */,\n  prompt: 'x', // the prompt\n  // vivid is nicer\n  style: 'vivid', // more colour\n  // how many\n  n: 1,\n});\n",
    (code) =>
      code
        .replace("'dall-e-3'", "'gpt-image-2.5-sunburst'")
        .replace("  // vivid is nicer\n  style: 'vivid', // more colour\n", ''),
  ],
  [
    'comment-group.ts',
    H +
      "await client.images.generate({\n  model: 'gpt-image-2',\n  prompt: 'x',\n  // how it comes back\n  response_format: 'b64_json',\n  output_format: 'webp',\n});\n",
    replace("  response_format: 'b64_json',\n", ''),
  ],
  [
    'comment-last.ts',
    H +
      "await client.images.generate({\n  model: 'gpt-image-2',\n  prompt: 'x', // what\n  // how it comes back\n  response_format: 'b64_json'\n});\n",
    (code) =>
      code.replace("'x', // what\n  // how it comes back\n  response_format: 'b64_json'\n", "'x' // what\n"),
  ],
  [
    'template.ts',
    H +
      'await client.images.generate({ model: `dall-e-3`, prompt: `x`, size: `1024x1024`, quality: `hd` });\n',
    (code) => code.replace('`dall-e-3`', '`gpt-image-2.5-sunburst`').replace('`hd`', '`high`'),
  ],
  [
    'tmpl-size.ts',
    H +
      "const w = 1920;\nawait client.images.generate({ model: 'gpt-image-2', prompt: 'x', size: `1920x1080` });\n",
    replace('`1920x1080`', '`1920x1088`'),
  ],
  [
    'jsx.tsx',
    "'use server';\n\nimport OpenAI from 'openai';\n\nexport default async function Page() {\n  const client = new OpenAI();\n  const r = await client.images.generate({ model: 'gpt-image-2', prompt: 'x', size: '1920x1080' });\n  return <img src={`data:image/png;base64,${r.data?.[0]?.b64_json}`} />;\n}\n",
    replace("'1920x1080'", "'1920x1088'"),
  ],
  [
    'useserver.ts',
    "'use server'\n\nimport { readFile } from 'fs/promises'\nimport OpenAI from 'openai'\n\nexport async function edit(path: string) {\n  const client = new OpenAI()\n  return client.images.edit({ model: 'gpt-image-2', image: new File([await readFile(path)], 'a.png', { type: 'image/png' }), prompt: 'x' })\n}\n",
    (code) =>
      code
        .replace('import OpenAI', "import { prepareImage } from 'gpt-image-guard'\nimport OpenAI")
        .replace(
          "new File([await readFile(path)], 'a.png', { type: 'image/png' })",
          'await prepareImage(await readFile(path))',
        ),
  ],
  [
    'useserver-noimport.js',
    "'use server';\nexport async function edit(image) {\n  const form = new FormData();\n  form.append('model', 'gpt-image-2');\n  form.append('image', new Blob([image], { type: 'image/png' }), 'a.png');\n  return fetch('https://api.openai.com/v1/images/edits', { method: 'POST', body: form });\n}\n",
    (code) =>
      code
        .replace("'use server';\n", "'use server';\nimport { prepareImage } from 'gpt-image-guard';\n\n")
        .replace("new Blob([image], { type: 'image/png' }), 'a.png'", 'await prepareImage(image)'),
  ],
  [
    'shebang.mjs',
    "#!/usr/bin/env node\nimport fs from 'node:fs';\nimport OpenAI from 'openai';\n\nconst client = new OpenAI();\nawait client.images.edit({ model: 'gpt-image-2', image: fs.createReadStream('a.png'), prompt: 'x' });\n",
    (code) =>
      code
        .replace('import OpenAI', "import { prepareImage } from 'gpt-image-guard';\nimport OpenAI")
        .replace("fs.createReadStream('a.png')", "await prepareImage(fs.createReadStream('a.png'))"),
  ],
  [
    'shebang-noimport.mjs',
    "#!/usr/bin/env node\nconst image = new Blob([await load()], { type: 'image/png' });\nconst form = new FormData();\nform.append('model', 'gpt-image-2');\nform.append('image', image, 'a.png');\nawait fetch('https://api.openai.com/v1/images/edits', { method: 'POST', body: form });\n",
    (code) =>
      code
        .replace('const image', "import { prepareImage } from 'gpt-image-guard';\n\nconst image")
        .replace("new Blob([await load()], { type: 'image/png' })", 'await prepareImage(await load())')
        .replace(", 'a.png'", ''),
  ],
  [
    'bom.ts',
    "\uFEFFimport fs from 'node:fs';\nimport OpenAI from 'openai';\nconst client = new OpenAI();\nawait client.images.edit({ model: 'gpt-image-2', image: fs.createReadStream('a.png'), prompt: 'x' });\n",
    (code) =>
      code
        .replace('import OpenAI', "import { prepareImage } from 'gpt-image-guard';\nimport OpenAI")
        .replace("fs.createReadStream('a.png')", "await prepareImage(fs.createReadStream('a.png'))"),
  ],
  [
    'bom-size.ts',
    '\uFEFF' + H + "client.images.generate({ model: 'gpt-image-2', prompt: 'x', size: '1920x1080' });\n",
    replace("'1920x1080'", "'1920x1088'"),
  ],
  [
    'cjs.cjs',
    "'use strict';\n\nconst fs = require('fs');\nconst OpenAI = require('openai');\n\nconst client = new OpenAI();\n\nmodule.exports = async (path) => client.images.edit({ model: 'gpt-image-2', image: fs.createReadStream(path), prompt: 'x' });\n",
    (code) =>
      code
        .replace('const OpenAI', "const { prepareImage } = require('gpt-image-guard');\nconst OpenAI")
        .replace('fs.createReadStream(path)', 'await prepareImage(fs.createReadStream(path))'),
  ],
  [
    'cjs-var.cjs',
    'var fs = require("fs")\nvar OpenAI = require("openai").default\nvar client = new OpenAI()\nexports.edit = async function (path) {\n  return client.images.edit({ model: "gpt-image-2", image: fs.createReadStream(path), prompt: "x" })\n}\n',
    (code) =>
      code
        .replace('var OpenAI', 'const { prepareImage } = require("gpt-image-guard")\nvar OpenAI')
        .replace('fs.createReadStream(path)', 'await prepareImage(fs.createReadStream(path))'),
  ],
  [
    'cjs-destructure.cjs',
    "const fs = require('fs');\nconst { OpenAI, toFile } = require('openai');\nconst client = new OpenAI();\nexports.edit = async (path) => client.images.edit({ model: 'gpt-image-2', image: await toFile(fs.createReadStream(path), 'a.png', { type: 'image/png' }), prompt: 'x' });\n",
    (code) =>
      code
        .replace(
          'const { OpenAI, toFile }',
          "const { prepareImage } = require('gpt-image-guard');\nconst { OpenAI }",
        )
        .replace(
          "toFile(fs.createReadStream(path), 'a.png', { type: 'image/png' })",
          'prepareImage(fs.createReadStream(path))',
        ),
  ],
  [
    'cjs-merge.cjs',
    "const { guardFetch } = require('gpt-image-guard');\nconst fs = require('fs');\nconst OpenAI = require('openai');\nconst client = new OpenAI();\nexports.edit = async (path) => client.images.edit({ model: 'gpt-image-2', image: fs.createReadStream(path), prompt: 'x' });\n",
    (code) =>
      code
        .replace('{ guardFetch }', '{ guardFetch, prepareImage }')
        .replace('fs.createReadStream(path)', 'await prepareImage(fs.createReadStream(path))'),
  ],
  [
    'importequals.cts',
    "import fs = require('fs');\nimport OpenAI = require('openai');\n\nconst client = new OpenAI();\nexport = async function edit(path: string) {\n  return client.images.edit({ model: 'gpt-image-2', image: fs.createReadStream(path), prompt: 'x' });\n};\n",
    (code) =>
      code
        .replace('import OpenAI', "import guard = require('gpt-image-guard');\nimport OpenAI")
        .replace('fs.createReadStream(path)', 'await guard.prepareImage(fs.createReadStream(path))'),
  ],
  [
    'clash.ts',
    "import fs from 'node:fs';\nimport OpenAI from 'openai';\nimport { prepareImage } from './prepare.js';\n\nconst client = new OpenAI();\nexport const edit = async (path: string) => {\n  prepareImage(path);\n  return client.images.edit({ model: 'gpt-image-2', image: fs.createReadStream(path), prompt: 'x' });\n};\n",
    (code) =>
      code
        .replace(
          'import OpenAI',
          "import { prepareImage as guardPrepareImage } from 'gpt-image-guard';\nimport OpenAI",
        )
        .replace(
          'image: fs.createReadStream(path)',
          'image: await guardPrepareImage(fs.createReadStream(path))',
        ),
  ],
  [
    'multi-merge.ts',
    "import fs from 'node:fs';\nimport {\n  guardFetch,\n  inspectImage,\n} from 'gpt-image-guard';\nimport OpenAI from 'openai';\n\nconst client = new OpenAI();\nawait client.images.edit({ model: 'gpt-image-2', image: fs.createReadStream('a.png'), prompt: 'x' });\n",
    (code) =>
      code
        .replace('  inspectImage,\n', '  inspectImage,\n  prepareImage,\n')
        .replace("fs.createReadStream('a.png')", "await prepareImage(fs.createReadStream('a.png'))"),
  ],
  [
    'type-only.ts',
    "import fs from 'node:fs';\nimport type { PreparedImage } from 'gpt-image-guard';\nimport OpenAI from 'openai';\n\nconst client = new OpenAI();\nexport type P = PreparedImage;\nawait client.images.edit({ model: 'gpt-image-2', image: fs.createReadStream('a.png'), prompt: 'x' });\n",
    (code) =>
      code
        .replace('import OpenAI', "import { prepareImage } from 'gpt-image-guard';\nimport OpenAI")
        .replace("fs.createReadStream('a.png')", "await prepareImage(fs.createReadStream('a.png'))"),
  ],
  [
    'alias-own.ts',
    "import { env } from '@/env';\nimport { db } from '~/db';\nimport { load } from '../load';\n\nexport async function edit(bytes: Uint8Array) {\n  const form = new FormData();\n  form.append('model', 'gpt-image-2');\n  form.append('image', new Blob([bytes], { type: 'image/png' }), 'a.png');\n  return fetch('https://api.openai.com/v1/images/edits', { method: 'POST', body: form });\n}\n",
    (code) =>
      code
        .replace('import { env }', "import { prepareImage } from 'gpt-image-guard';\nimport { env }")
        .replace("new Blob([bytes], { type: 'image/png' }), 'a.png'", 'await prepareImage(bytes)'),
  ],
  [
    'license.ts',
    "/**\n * @license MIT\n */\n\nimport fs from 'node:fs';\nimport OpenAI from 'openai';\n\nconst client = new OpenAI();\nawait client.images.edit({ model: 'gpt-image-2', image: fs.createReadStream('a.png'), prompt: 'x' });\n",
    (code) =>
      code
        .replace('import OpenAI', "import { prepareImage } from 'gpt-image-guard';\nimport OpenAI")
        .replace("fs.createReadStream('a.png')", "await prepareImage(fs.createReadStream('a.png'))"),
  ],
  [
    'asconst.ts',
    H +
      "const OPTIONS = { model: 'gpt-image-2', size: '1920x1080' } as const;\nawait client.images.generate({ ...OPTIONS, prompt: 'x' });\n",
    replace("'1920x1080'", "'1920x1088'"),
  ],
  [
    'satisfies.ts',
    H +
      "const size = '1920x1080' satisfies string;\nawait client.images.generate({ model: 'gpt-image-2', prompt: 'x', size });\n",
    replace("'1920x1080'", "'1920x1088'"),
  ],
  [
    'quotedkeys.js',
    H +
      "await client.images.generate({ 'model': 'dall-e-3', 'prompt': 'x', 'style': 'vivid', 'quality': 'hd' })\n",
    (code) =>
      code
        .replace("'dall-e-3'", "'gpt-image-2.5-sunburst'")
        .replace(" 'style': 'vivid',", '')
        .replace("'hd'", "'high'"),
  ],
  [
    'leadingcomma.js',
    H +
      "await client.images.generate({\n    model: 'gpt-image-2'\n  , prompt: 'x'\n  , style: 'vivid'\n  , n: 1\n});\n",
    replace("  , style: 'vivid'\n", ''),
  ],
  [
    'leadingcomma-last.js',
    H +
      "await client.images.generate({\n    model: 'gpt-image-2'\n  , prompt: 'x'\n  , style: 'vivid'\n});\n",
    replace("  , style: 'vivid'\n", ''),
  ],
  [
    'two-a-line.js',
    H +
      "await client.images.generate({\n  model: 'gpt-image-2', prompt: 'x',\n  style: 'vivid', n: 1,\n});\n",
    replace("style: 'vivid', ", ''),
  ],
  [
    'two-a-line-end.js',
    H +
      "await client.images.generate({\n  model: 'gpt-image-2', prompt: 'x',\n  n: 1, style: 'vivid',\n});\n",
    replace(" style: 'vivid',", ''),
  ],
  [
    'closing-same.js',
    H + "await client.images.generate({ model: 'gpt-image-2',\n  prompt: 'x',\n  style: 'vivid' });\n",
    replace(",\n  style: 'vivid' }", ' }'),
  ],
  [
    'json.js',
    "await fetch('https://api.openai.com/v1/images/generations', {\n  method: 'POST',\n  body: JSON.stringify({ model: 'gpt-image-2', prompt: 'x', size: '1920x1080' })\n})\n",
    replace("'1920x1080'", "'1920x1088'"),
  ],
  [
    'ternary.ts',
    H +
      "export const draw = (wide: boolean) =>\n  client.images.generate({ model: 'gpt-image-2', prompt: 'x', size: wide ? '1920x1080' : '1024x1024' });\n",
    replace("'1920x1080'", "'1920x1088'"),
  ],
  [
    'switch.ts',
    H +
      "function pick(kind: string) {\n\tswitch (kind) {\n\t\tcase 'wide':\n\t\t\treturn '1920x1080'\n\t\tdefault:\n\t\t\treturn '1024x1024'\n\t}\n}\nexport const draw = (kind: string) => client.images.generate({ model: 'gpt-image-2', prompt: 'x', size: pick(kind) as any })\n",
    replace("'1920x1080'", "'1920x1088'"),
  ],
  [
    'enum.ts',
    H +
      "enum Size { Wide = '1920x1080', Square = '1024x1024' }\nawait client.images.generate({ model: 'gpt-image-2', prompt: 'x', size: Size.Wide as any });\n",
    replace("'1920x1080'", "'1920x1088'"),
  ],
  [
    'union-lines.ts',
    H +
      "type Size =\n  | '256x256' // tiny\n  | '512x512'\n  | '1024x1024';\nexport const draw = (size: Size) => client.images.generate({ model: 'gpt-image-1', prompt: 'x', size });\n",
    (code) => code.replace("  | '512x512'\n", ''),
    '`512x512`',
  ],
  [
    'union-last.ts',
    H +
      "export const draw = (size: '1024x1024' | '512x512') => client.images.generate({ model: 'gpt-image-1', prompt: 'x', size });\n",
    replace(" | '512x512'", ''),
  ],
  [
    'escaped.js',
    H + "await client.images.generate({ model: 'gpt-image-2', prompt: 'it\\'s a cat, 8K, on a mat' });\n",
    replace(', 8K', ''),
  ],
  [
    'prompt-tmpl.ts',
    H +
      "export const draw = (s: string) => client.images.generate({ model: 'gpt-image-2', prompt: `A ${s}, ultra HD, on a mat` });\n",
    replace(', ultra HD', ''),
  ],
  [
    'form-double.js',
    'const form = new FormData()\nform.append("model", "dall-e-2")\nform.append("size", "512x512")\nform.append("response_format", "b64_json")\nform.append("prompt", "x")\nawait fetch("https://api.openai.com/v1/images/generations", { method: "POST", body: form })\n',
    (code) =>
      code
        .replace('"dall-e-2"', '"gpt-image-2.5-flare"')
        .replace('"512x512"', '"816x816"')
        .replace('form.append("response_format", "b64_json")\n', ''),
  ],
  [
    'assign.js',
    H +
      "const params = { model: 'dall-e-3', prompt: 'x' };\nparams.quality = 'hd';\nif (vivid) params.style = 'vivid';\nawait client.images.generate(params);\n",
    (code) =>
      code
        .replace("'dall-e-3'", "'gpt-image-2.5-sunburst'")
        .replace("'hd'", "'high'")
        .replace("if (vivid) params.style = 'vivid';\n", ''),
  ],
  [
    'class-field.ts',
    H +
      "class Painter {\n  #model = 'dall-e-3';\n  draw() { return client.images.generate({ model: this.#model, prompt: 'x', style: 'natural' }); }\n}\nnew Painter().draw();\n",
    (code) => code.replace("'dall-e-3'", "'gpt-image-2.5-sunburst'").replace(", style: 'natural'", ''),
  ],
  [
    'aisdk.tsx',
    "import { openai } from '@ai-sdk/openai';\nimport { generateImage } from 'ai';\n\nexport const draw = async () => generateImage({\n\tmodel: openai.image('dall-e-3'),\n\tprompt: 'x',\n\tproviderOptions: { openai: { quality: 'hd', style: 'vivid' } },\n});\n",
    (code) => code.replace("'dall-e-3'", "'gpt-image-2.5-sunburst'").replace("'hd'", "'high'"),
  ],
  [
    'sequence.js',
    H +
      "let r; r = await client.images.generate({ model: 'gpt-image-2', prompt: 'x', size: '1920x1080' }), console.log(r)\n",
    replace("'1920x1080'", "'1920x1088'"),
  ],
  [
    'mask.ts',
    'import fs from "node:fs";\nimport OpenAI, { toFile } from "openai";\n\nconst client = new OpenAI();\nawait client.images.edit({\n  model: "gpt-image-2",\n  image: await toFile(fs.createReadStream("a.png"), "a.png", { type: "image/png" }),\n  mask: await toFile(fs.createReadStream("m.png"), "m.png", { type: "image/png" }),\n  prompt: "x",\n});\n',
    (code) =>
      code
        .replace(
          'import OpenAI, { toFile } from "openai";',
          'import { prepareEdit } from "gpt-image-guard";\nimport OpenAI from "openai";',
        )
        .replace(
          / +image: await.*\n +mask: await.*\n/,
          '  ...(await prepareEdit({ images: [fs.createReadStream("a.png")], mask: fs.createReadStream("m.png") })),\n',
        ),
  ],
  [
    'formdata-pkg-tabs.js',
    'import FormData from "form-data"\nimport fs from "fs"\n\nexport async function edit() {\n\tconst form = new FormData()\n\tform.append("model", "gpt-image-2")\n\tform.append("image", fs.createReadStream("a.png"))\n\treturn fetch("https://api.openai.com/v1/images/edits", { method: "POST", body: form })\n}\n',
    (code) =>
      code
        .replace(
          'import FormData from "form-data"\n',
          'import FormData from "form-data"\nimport { prepareImage } from "gpt-image-guard"\n',
        )
        .replace(
          '\tform.append("image", fs.createReadStream("a.png"))',
          '\tconst image = await prepareImage(fs.createReadStream("a.png"))\n\tform.append("image", Buffer.from(await image.arrayBuffer()), { filename: image.name, contentType: image.type })',
        ),
  ],
  [
    'sidefx.ts',
    "import 'dotenv/config';\nimport OpenAI from 'openai';\nimport fs from 'node:fs';\nconst client = new OpenAI();\nawait client.images.edit({ model: 'gpt-image-2', image: fs.createReadStream('a.png'), prompt: 'x' });\n",
    (code) =>
      code
        .replace('import OpenAI', "import { prepareImage } from 'gpt-image-guard';\nimport OpenAI")
        .replace("fs.createReadStream('a.png')", "await prepareImage(fs.createReadStream('a.png'))"),
  ],
  [
    'emptyif.js',
    H +
      "const p = { model: 'gpt-image-2', prompt: 'x' };\nif (opts.style) {\n  // vivid or natural\n  p.style = 'vivid';\n}\nawait client.images.generate(p);\n",
    replace("if (opts.style) {\n  // vivid or natural\n  p.style = 'vivid';\n}\n", ''),
  ],
  [
    'numbers.js',
    H + "await client.images.generate({ model: 'gpt-image-2', prompt: 'x', n: 20 });\n",
    replace('n: 20', 'n: 10'),
  ],
  [
    'misspelt.js',
    H + "await client.images.generate({ model: 'gpt-image-2', prompt: 'x', outputFormat: 'webp' });\n",
    replace('outputFormat', 'output_format'),
  ],
  [
    'shorthand-misspelt.ts',
    H +
      "const outputFormat = 'webp';\nawait client.images.generate({ model: 'gpt-image-2', prompt: 'x', outputFormat } as any);\n",
    replace('outputFormat }', 'output_format: outputFormat }'),
  ],
];

describe('the first suggestion of a file that is written otherwise', () => {
  it.each(CASES.map(([name, code, mend, about]) => ({ name, code, mended: mend(code), about })))(
    '$name',
    ({ name, code, mended, about }) => {
      expect(mended).not.toBe(code);
      expect(applyFirst(name, code, about)).toBe(mended);
    },
  );
});
