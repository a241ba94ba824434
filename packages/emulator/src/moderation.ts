import { ApiFault } from './api-fault.js';
import type { Exchange } from './exchange.js';

/**
 * The 400 of a request the safety system blocked. Text and details as in a public log of 2026-09-20, the code as in the
 * guide; Azure has an envelope of its own.
 */
export function moderationFault(
  { requestId, route }: Pick<Exchange, 'requestId' | 'route'>,
  { stage = 'input', categories = ['sexual'] }: { stage?: string; categories?: readonly string[] },
): ApiFault {
  if (route.isAzure) {
    return new ApiFault({
      status: 400,
      type: 'image_generation_user_error',
      param: null,
      code: 'contentFilter',
      message:
        stage === 'output'
          ? 'Generated image was filtered as a result of our safety system.'
          : 'Your task failed as a result of our safety system.',
    });
  }
  return new ApiFault(
    {
      status: 400,
      type: 'image_generation_user_error',
      param: null,
      code: 'moderation_blocked',
      message: `Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com and include the request ID ${requestId}. safety_violations=[${categories.join(', ')}].`,
    },
    { details: { moderation_details: { moderation_stage: stage, categories } } },
  );
}
