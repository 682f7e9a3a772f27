import { expect, it } from 'vitest';
import { problemText } from '../words/problem-text.ts';
import { sv } from '../words/sv.ts';
import { Problem, readProblem, UNREACHABLE } from './problem.ts';

it('reads the sentence and the fault of each field, the first where there are several', () => {
  const body = {
    title: 'Invalid',
    detail: 'Något är fel ifyllt.',
    code: 'http.invalid',
    errors: [
      { path: 'orgNo', message: 'Kontrollsiffran stämmer inte.' },
      { path: 'orgNo', message: 'För kort.' },
    ],
  };
  const problem = readProblem(422, body, null);
  expect(problem).toMatchObject({
    status: 422,
    code: 'http.invalid',
    message: 'Något är fel ifyllt.',
    fields: { orgNo: 'Kontrollsiffran stämmer inte.' },
  });
});

it('obeys Retry-After', () => {
  expect(readProblem(429, {}, '840').retryAfterSeconds).toBe(840);
  expect(readProblem(429, {}, 'Wed, 21 Oct 2026 07:28:00 GMT').retryAfterSeconds).toBeNull();
});

it('makes a sentence of whatever came instead of a problem', () => {
  expect(problemText(sv, readProblem(502, '<html>', null))).toBe('Det gick inte (502). Försök igen.');
  expect(problemText(sv, new Problem(0, UNREACHABLE, ''))).toContain('Servern svarar inte');
  expect(problemText(sv, new Error('x'))).toContain('Ladda om');
});
