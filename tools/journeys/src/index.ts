export { pageWeights } from './page-weight.ts';
export { type Product, startProduct } from './product.ts';
