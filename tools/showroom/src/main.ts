// npm run ui: the design system of the page, with made-up data and no database.
import { startShowroom } from './showroom.ts';

const { url } = await startShowroom();
console.log(`The design system is at ${url}\nCtrl-C stops it.`);
