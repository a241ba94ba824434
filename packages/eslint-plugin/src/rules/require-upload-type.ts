import type { ImageCall } from '../call/image-call.js';
import { visitImageCalls } from '../call/visit-image-calls.js';
import { createRule } from '../create-rule.js';
import { describeFlow, withFlow } from '../flow.js';
import { findMisnamedImages } from '../names/find-misnamed-images.js';
import { IMAGE_NAMES } from '../names/name-verdicts.js';
import { suggestWrapping, wrapInHelper, WRAPPING_MESSAGES } from '../suggest/wrap-in-helper.js';
import { findMeantType, writeType } from '../suggest/write-type.js';
import { findUntypedUploads, type UntypedUpload } from '../upload/find-untyped-uploads.js';

type MessageIds =
  | 'addType'
  | 'addressString'
  | 'bareBytes'
  | 'misnamed'
  | 'noType'
  | 'pathString'
  | 'prepareBoth'
  | 'rename'
  | 'useType'
  | 'wrap'
  | 'wrongType';

const UPLOADS: readonly string[] = ['image', 'mask', 'markup'];

export default createRule<MessageIds, []>({
  name: 'require-upload-type',
  meta: {
    type: 'problem',
    docs: {
      description: 'require uploads to be files of a media type the API takes, under the name it knows',
      recommended: 'error',
    },
    hasSuggestions: true,
    languages: ['js/js'],
    schema: [],
    defaultOptions: [],
    messages: {
      noType:
        'This upload has no media type{{flow}} and leaves as `application/octet-stream`, which the API refuses. Use `await toFile(…, name, { type })` or `await prepareImage(…)`.',
      wrongType: '`{{type}}` is not a media type the API accepts{{flow}}: it takes {{accepted}}{{remedy}}.',
      bareBytes:
        'Bare bytes are no file{{flow}}: the SDK sends them number by number. Use `await toFile(…, name, { type })` or `await prepareImage(…)`.',
      addressString:
        'An address is no file{{flow}}: it is sent as text, and nothing is uploaded. Use `await prepareImage(await fetch(…))`.',
      pathString:
        'A string is no file{{flow}}: it is sent as text, and nothing is uploaded. Use `await prepareImage(…)`, which reads paths.',
      misnamed: '{{problem}}.',
      rename: 'Rename to `{{name}}`.',
      addType: 'Add `{ type: {{type}} }`.',
      useType: 'Use `{{type}}`.',
      ...WRAPPING_MESSAGES,
    },
  },
  create(context) {
    return visitImageCalls(context, IMAGE_NAMES, (call, reported) => {
      for (const { key, parameter, violation, rename } of findMisnamedImages(call)) {
        if (reported.has(key)) continue;
        reported.add(key);
        const [name = ''] = violation.suggestions;
        context.report({
          node: key,
          messageId: 'misnamed',
          data: { problem: withFlow(violation.message, describeFlow(call, key, parameter)) },
          suggest: rename === undefined ? [] : [{ messageId: 'rename', data: { name }, fix: rename }],
        });
      }
      // The guard's `fetch` and the Responses tool send nothing as a form of their own.
      if (call.operation !== 'edit' || call.isGuarded) return;
      for (const parameter of UPLOADS) {
        for (const upload of findUntypedUploads(call, parameter)) {
          if (reported.has(upload.node)) continue;
          reported.add(upload.node);
          const meant = findMeantType(upload.type);
          context.report({
            node: upload.node,
            messageId: upload.problem,
            data: {
              flow: describeFlow(call, upload.node, parameter),
              type: upload.type ?? '',
              remedy: meant === undefined ? '' : `. Use \`${meant}\``,
              accepted: upload.accepted.map((type) => `\`${type}\``).join(', '),
            },
            suggest: getSuggestions(call, upload, parameter),
          });
        }
      }
    });

    function getSuggestions(call: ImageCall, upload: UntypedUpload, parameter: string) {
      const typed = writeType(call.tracer, upload);
      // A mask stays as it is: the helper would squeeze it.
      const { upload: node, env } = upload;
      const wrapping =
        parameter === 'image' ? wrapInHelper({ call, parameter, node, env, isList: false }) : undefined;
      return [
        ...(typed === undefined
          ? []
          : [
              {
                messageId: upload.problem === 'wrongType' ? ('useType' as const) : ('addType' as const),
                data: { type: typed.type },
                fix: typed.fix,
              },
            ]),
        ...suggestWrapping(wrapping),
      ];
    }
  },
});
