import type { ImageRequest, Surface } from 'gpt-image-contract';
import type { Exchange } from '../exchange.js';

/** Azure differs in parameters, whatever kind of body they come in. */
export function getSurface({ route }: Exchange, surface: Surface): Surface {
  return route.isAzure ? 'azure' : surface;
}

/** On a deployment path the deployment is the model, whatever the body says. */
export function withDeployment(parameters: ImageRequest, { route, settings }: Exchange): ImageRequest {
  if (!route.isAzure) return parameters;
  const name = route.deployment ?? parameters.model;
  if (typeof name !== 'string') return parameters;
  const model = Object.hasOwn(settings.deployments, name) ? settings.deployments[name] : name;
  return { ...parameters, model };
}
