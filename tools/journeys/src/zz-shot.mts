import sparticuz from '@sparticuz/chromium';
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
const log = readFileSync('/tmp/demo2.log','utf8'); const [,email,password] = /(anna@\S+)\s+(\S+)/.exec(log)!;
const b = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--no-sandbox','--disable-gpu','--font-render-hinting=none'] });
const shot = async (w: number, h: number, tag: string, scheme: 'light'|'dark') => {
  const c = await b.newContext({ baseURL: 'http://127.0.0.1:3920', viewport: { width: w, height: h }, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', colorScheme: scheme });
  const r = await c.request.post('/api/auth/sign-in/email', { data: { email, password } }); console.log(r.status());
  const p = await c.newPage(); p.on('console', m => { if (m.type()==='error') console.log(tag, m.text()); });
  const id = (await (await c.request.get('/api/clients')).json()).items[0].id;
  for (const [name, path] of [['clients','/clients'],['feeds',`/clients/${id}/feeds`],['vouchers',`/clients/${id}/vouchers`],['trial',`/clients/${id}/trial-balance`],['jobs','/jobs']] as const) {
    await p.goto(path, { waitUntil: 'networkidle' }).catch(()=>{}); await p.waitForTimeout(1500); await p.screenshot({ path: `/tmp/shots/${tag}-${name}.png` });
  }
  await c.close();
};
await shot(1440, 900, 'w', 'light'); await shot(390, 844, 'n', 'dark');
await b.close();
