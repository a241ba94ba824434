import {
  checkRequest,
  checkUpload,
  checkVisionInput,
  getFirstApiFault,
  readFormRequest,
  type ApiError,
  type ImageFacts,
  type ImageRequest,
  type Operation,
  type Surface,
} from 'gpt-image-contract';
import fc from 'fast-check';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEmulator, type Emulator } from '../../src/index.js';
import { arbitraryParameters } from './parameters.js';
import { createSampleFiles, type SampleFile } from './sample-files.js';

/** Generated requests a test, and half as many where each has files to be decoded. */
const RUNS = Number(process.env.PARITY_RUNS ?? 1000);
const RUNS_WITH_FILES = Math.ceil(RUNS / 2);
const TIMEOUT_MS = 240_000;

let emulator: Emulator;
let samples: SampleFile[];

beforeEach(() => {
  verdicts.clear();
});

beforeAll(async () => {
  emulator = await startEmulator({ keepRequests: 1 });
  samples = await createSampleFiles();
});

afterAll(() => emulator.close());

/**
 * A request that passes every check would be drawn, which takes its time: instead it is blocked by the safety system,
 * which sees accepted requests only.
 */
const HEADERS = { authorization: 'Bearer k', 'x-emulator-fault': 'moderation' };

interface Answered {
  readonly status: number;
  readonly error: Omit<ApiError, 'status'>;
}

async function post(path: string, body: FormData | object): Promise<Answered> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${emulator.url}${path}`, {
    method: 'POST',
    headers: isForm ? HEADERS : { ...HEADERS, 'content-type': 'application/json' },
    body: isForm ? body : JSON.stringify(body),
  });
  const { error } = (await response.json()) as { error: Answered['error'] };
  return { status: response.status, error };
}

/** How often each verdict was met in one test: a suite that generates only refusals would prove little. */
const verdicts = new Map<string, number>();

function expectVariety(runs: number): void {
  const accepted = verdicts.get('accepted') ?? 0;
  expect(accepted).toBeGreaterThan(runs / 20);
  expect(accepted).toBeLessThan(runs * 0.8);
  expect(verdicts.size).toBeGreaterThan(8);
}

/** Holds the contract's verdict against the emulator's answer. */
function expectSame(fault: ApiError | undefined, { status, error }: Answered): void {
  const verdict = fault === undefined ? 'accepted' : `${fault.param ?? ''} ${fault.code ?? ''}`;
  verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  if (fault === undefined) {
    expect(['moderation_blocked', 'contentFilter'], error.message).toContain(error.code);
    return;
  }
  const { message, type, param, code } = error;
  expect({ status, message, type, param, code }).toEqual(fault);
}

interface Files {
  readonly images: readonly ImageFacts[];
  readonly mask?: ImageFacts | undefined;
  readonly markup?: ImageFacts | undefined;
}

function findFault(
  parameters: ImageRequest,
  { operation, surface, files }: { operation: Operation; surface: Surface; files?: Files },
): ApiError | undefined {
  const { model, size } = parameters;
  const violations = [
    ...checkRequest(parameters, { operation, surface }),
    ...(files === undefined || files.images.length === 0
      ? []
      : checkUpload(
          { ...files, size: typeof size === 'string' ? size : undefined },
          { model: typeof model === 'string' ? model : undefined, surface },
        )),
  ];
  return getFirstApiFault(violations)?.apiError;
}

/** A sample with the label it travels under: mostly the right one. */
interface Part {
  readonly sample: SampleFile;
  readonly label: string;
}

function arbitraryPart(): fc.Arbitrary<Part> {
  const good = samples.slice(0, 3);
  const sample = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...good) },
    { weight: 2, arbitrary: fc.constantFrom(...samples) },
  );
  return sample.chain((chosen) =>
    fc
      .oneof(
        { weight: 9, arbitrary: fc.constant(chosen.facts.mediaType) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('image/png', 'image/jpeg', 'image/gif', 'application/octet-stream'),
        },
      )
      .map((label) => ({ sample: chosen, label })),
  );
}

/** Mostly none, then mostly one that fits the first images. */
function arbitraryOverlay(noneWeight: number): fc.Arbitrary<Part | undefined> {
  const overlays = samples.filter(({ facts }) => facts.hasAlpha);
  const fitting = overlays.filter(({ facts }) => facts.format === 'png' && facts.height === facts.width);
  const toPart = (sample: SampleFile): Part => ({ sample, label: sample.facts.mediaType });
  return fc.oneof(
    { weight: noneWeight, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: fc.constantFrom(...fitting).map(toPart) },
    { weight: 1, arbitrary: fc.constantFrom(...overlays).map(toPart) },
    { weight: 1, arbitrary: arbitraryPart() },
  );
}

function toFacts({ sample, label }: Part): ImageFacts {
  return { ...sample.facts, declaredMediaType: label };
}

function toFile({ sample, label }: Part): File {
  return new File([new Uint8Array(sample.content)], `${sample.name}.bin`, { type: label });
}

interface ShownImage {
  readonly part: Part;
  readonly detail: string | undefined;
  readonly model: string;
}

function toInputImage({ part: { sample, label }, detail }: ShownImage) {
  const image_url = `data:${label};base64,${sample.content.toString('base64')}`;
  return { type: 'input_image', image_url, detail };
}

function findVisionFault(image: ShownImage): ApiError | undefined {
  const { image_url: url, detail } = toInputImage(image);
  const { facts } = image.part.sample;
  const param = 'input[0].content[0].image_url';
  const violations = checkVisionInput({ model: image.model, images: [{ param, url, detail, facts }] });
  return violations.find(({ severity }) => severity === 'error')?.apiError;
}

test(
  'multipart edits',
  async () => {
    const request = fc.record({
      parameters: arbitraryParameters({ isJson: false, omit: ['svg'] }),
      images: fc.oneof(
        { weight: 12, arbitrary: fc.array(arbitraryPart(), { minLength: 1, maxLength: 3 }) },
        { weight: 1, arbitrary: fc.array(arbitraryPart(), { minLength: 16, maxLength: 17 }) },
        { weight: 1, arbitrary: fc.constant<Part[]>([]) },
      ),
      field: fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom('image', 'image[]', 'image[0]') },
        { weight: 1, arbitrary: fc.constant('images') },
      ),
      isPath: fc.integer({ max: 9, min: 0 }).map((number) => number === 0),
      mask: arbitraryOverlay(4),
      markup: arbitraryOverlay(20),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ parameters, images, field, isPath, mask, markup }) => {
        const form = new FormData();
        const add = (name: string, value: unknown): void => {
          form.append(name, value instanceof File ? value : String(value));
        };
        for (const [name, value] of Object.entries(parameters)) add(name, value);
        // One in a while names its only image by its path.
        if (isPath && images.length === 1) add(field, 'photo.png');
        else for (const image of images) add(field, toFile(image));
        if (mask !== undefined) add('mask', isPath ? 'mask.png' : toFile(mask));
        if (markup !== undefined) add('markup', toFile(markup));
        const isSent = field !== 'images' && !(isPath && images.length === 1);
        const files = {
          images: isSent ? images.map(toFacts) : [],
          mask: mask === undefined || isPath ? undefined : toFacts(mask),
          markup: markup && toFacts(markup),
        };
        const fault = findFault(readFormRequest(form), { operation: 'edit', surface: 'form', files });
        expectSame(fault, await post('/v1/images/edits', form));
      }),
      { numRuns: RUNS_WITH_FILES },
    );
    expectVariety(RUNS_WITH_FILES);
  },
  TIMEOUT_MS,
);

test(
  'edits by the official SDK, judged as they are written',
  async () => {
    const client = new OpenAI({
      apiKey: 'k',
      baseURL: `${emulator.url}/v1`,
      maxRetries: 0,
      defaultHeaders: HEADERS,
    });
    const request = fc.record({
      parameters: arbitraryParameters({ isJson: false, omit: ['svg'] }),
      images: fc.array(arbitraryPart(), { minLength: 1, maxLength: 3 }),
      mask: arbitraryOverlay(4),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ parameters, images, mask }) => {
        const files = images.map(toFile);
        const body = {
          ...parameters,
          image: files.length === 1 ? files[0] : files,
          ...(mask === undefined ? {} : { mask: toFile(mask) }),
        };
        const fault = findFault(body, {
          operation: 'edit',
          surface: 'sdk',
          files: { images: images.map(toFacts), mask: mask && toFacts(mask) },
        });
        const error: unknown = await client.images.edit(body as never).then(
          () => expect.fail('must not be drawn'),
          (reason: unknown) => reason,
        );
        if (!(error instanceof OpenAI.APIError)) throw error;
        expectSame(fault, { status: error.status as number, error: error.error as Answered['error'] });
      }),
      { numRuns: RUNS_WITH_FILES },
    );
    expectVariety(RUNS_WITH_FILES);
  },
  TIMEOUT_MS,
);

test(
  'generations',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryParameters({ isJson: true, unfit: ['input_fidelity'] }),
        async (parameters) => {
          const fault = findFault(parameters, { operation: 'generate', surface: 'json' });
          expectSame(fault, await post('/v1/images/generations', parameters));
        },
      ),
      { numRuns: RUNS },
    );
    expectVariety(RUNS);
  },
  TIMEOUT_MS,
);

test(
  'JSON edits',
  async () => {
    const toReference = ({ sample, label }: Part) => ({
      image_url: `data:${label};base64,${sample.content.toString('base64')}`,
    });
    const malformed = fc.constantFrom<unknown>(
      'photo.png',
      5,
      null,
      {},
      { image_url: 'ftp://example.com/a.png' },
      { image_url: 5 },
      { file_id: 5 },
      { image_url: 'data:,x', file_id: 'file-1' },
      { url: 'https://example.com/a.png' },
      { image_url: 'x'.repeat(20_971_521) },
    );
    const request = fc.record({
      parameters: arbitraryParameters({ isJson: true, unfit: ['svg'] }),
      images: fc.array(arbitraryPart(), { minLength: 1, maxLength: 3 }),
      mask: arbitraryOverlay(4),
      spoiled: fc.oneof(
        { weight: 8, arbitrary: fc.constant<Record<string, unknown>>({}) },
        {
          weight: 1,
          arbitrary: fc.oneof(
            malformed.map((item) => ({ images: [item] })),
            fc.constantFrom<Record<string, unknown>>(
              { images: [] },
              { images: 'photo.png' },
              { images: null },
              { images: undefined },
              { image: 'photo.png' },
              { mask: 'mask.png' },
              { mask: {} },
              { mask: null },
              { markup: ['mask.png'] },
            ),
          ),
        },
      ),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ parameters, images, mask, spoiled }) => {
        const body = {
          ...parameters,
          images: images.map(toReference),
          ...(mask === undefined ? {} : { mask: toReference(mask) }),
          ...spoiled,
        };
        const isSent = !('images' in spoiled);
        const fault = findFault(body, {
          operation: 'edit',
          surface: 'json',
          files: {
            images: isSent ? images.map(toFacts) : [],
            mask: mask === undefined || 'mask' in spoiled ? undefined : toFacts(mask),
          },
        });
        expectSame(fault, await post('/v1/images/edits', body));
      }),
      { numRuns: RUNS_WITH_FILES },
    );
    expectVariety(RUNS_WITH_FILES);
  },
  TIMEOUT_MS,
);

test(
  'the image tool of the Responses API',
  async () => {
    const parameters = arbitraryParameters({
      isJson: true,
      omit: ['prompt'],
      unfit: ['n', 'stream', 'user', 'safety_identifier'],
    });
    const shown = fc.record({
      part: arbitraryPart(),
      detail: fc.constantFrom(undefined, 'auto', 'low', 'high', 'original', 'best'),
      model: fc.constantFrom('gpt-5.4', 'gpt-4o'),
    });
    await fc.assert(
      fc.asyncProperty(parameters, fc.option(shown, { nil: undefined, freq: 1 }), async (tool, image) => {
        const fault =
          (image && findVisionFault(image)) ??
          findFault(
            { type: 'image_generation', ...tool },
            { operation: image === undefined ? 'generate' : 'edit', surface: 'responses' },
          );
        const body = {
          model: image?.model ?? 'gpt-5.4',
          input: image === undefined ? 'a fox' : [{ role: 'user', content: [toInputImage(image)] }],
          tools: [{ type: 'image_generation', ...tool }],
        };
        expectSame(fault, await post('/v1/responses', body));
      }),
      { numRuns: RUNS },
    );
    expectVariety(RUNS);
  },
  TIMEOUT_MS,
);

test(
  'Azure deployments',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryParameters({ isJson: true, unfit: ['input_fidelity'] }),
        async (parameters) => {
          const deployment = typeof parameters.model === 'string' ? parameters.model : 'pictures';
          const fault = findFault(
            { ...parameters, model: deployment },
            { operation: 'generate', surface: 'azure' },
          );
          const answered = await post(`/openai/deployments/${deployment}/images/generations`, parameters);
          expectSame(fault, answered);
        },
      ),
      { numRuns: RUNS },
    );
    expectVariety(RUNS);
  },
  TIMEOUT_MS,
);

test('an unknown model, which the contract only warns of, does not exist here', async () => {
  const parameters = { model: 'gpt-image-2.5', prompt: 'a fox' };
  const [violation] = checkRequest(parameters, { operation: 'generate', surface: 'json' });
  expect(violation).toMatchObject({ code: 'model-unknown', severity: 'warning' });
  expectSame(violation!.apiError, await post('/v1/images/generations', parameters));
});
