// Loads drizzle-orm in its CommonJS form, which is the same code. Node reads that package's description, 180 kB with an entry for each file,
// anew for each of its ES modules: two of the four seconds that a start took. Nothing depends on this but the time.
import { registerHooks } from 'node:module';

const found = new Map();

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'drizzle-orm' && !specifier.startsWith('drizzle-orm/')) return next(specifier, context);
    if (!found.has(specifier)) found.set(specifier, next(specifier, { ...context, conditions: ['node', 'require', 'default'] }).url);
    return { url: found.get(specifier), format: 'commonjs', shortCircuit: true };
  },
});
