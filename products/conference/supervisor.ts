// What the process that starts everything needs of this product.
export { engineSettings } from './engine/engine-settings.ts';
