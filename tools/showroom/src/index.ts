export { type Showroom, startShowroom } from './showroom.ts';
