import type { ComponentType } from 'react';
import { choose, useChoices } from '../features/account/choices.ts';
import { Brand } from '../features/frame/brand.tsx';
import { KeyBar } from '../features/frame/key-bar.tsx';
import { Chip } from '../ui/chip.tsx';
import { useKeyboard } from '../ui/keys/keys.ts';
import { Page } from '../ui/page.tsx';
import { loadWords, useWords } from '../words/words.tsx';
import { ChartPart } from './chart-part.tsx';
import { FiguresPart } from './figures-part.tsx';
import { FormPart } from './form-part.tsx';
import { LayersPart } from './layers-part.tsx';
import { ListPart } from './list-part.tsx';
import { NothingPart } from './nothing-part.tsx';
import { StatesPart } from './states-part.tsx';
import { type Texts, useTexts } from './texts.ts';
import { TokensPart } from './tokens-part.tsx';

const parts = ['list', 'form', 'layers', 'states', 'figures', 'nothing', 'chart', 'tokens'] as const;
type Part = (typeof parts)[number] & keyof Texts;

const shown: Readonly<Record<Part, ComponentType>> = {
  list: ListPart,
  form: FormPart,
  layers: LayersPart,
  states: StatesPart,
  figures: FiguresPart,
  nothing: NothingPart,
  chart: ChartPart,
  tokens: TokensPart,
};

/** Every part of the design system, one after the other. */
export function UiPage() {
  const texts = useTexts();
  useKeyboard(useChoices().singleKeys);
  return (
    <div className="grid h-dvh grid-cols-1 wide:grid-cols-[13rem_1fr]">
      <nav aria-label={texts.parts} className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto bg-sunken p-2 max-wide:hidden">
        <Brand />
        {parts.map((part) => (
          <a key={part} href={`#${part}`} className="rounded-md px-2 py-1 text-ink-2 hover:text-ink">
            {texts[part].title}
          </a>
        ))}
      </nav>
      <div data-makes-way className="flex min-h-0 min-w-0 flex-col">
        <main id="content" tabIndex={-1} className="relative flex min-h-0 flex-1 flex-col overflow-auto outline-none">
          <Page title={texts.title} text={texts.about} actions={<Looks />}>
            <div className="grid grid-cols-1 gap-10 pt-4">
              {parts.map((part) => {
                const Shown = shown[part];
                return (
                  <section key={part} id={part} aria-label={texts[part].title} className="min-w-0 scroll-mt-4">
                    <h2 className="text-lg font-semibold">{texts[part].title}</h2>
                    <p className="max-w-prose pb-3 text-ink-2">{texts[part].about}</p>
                    <Shown />
                  </section>
                );
              })}
            </div>
          </Page>
        </main>
        <KeyBar />
      </div>
    </div>
  );
}

// Both languages and themes, a press away.
function Looks() {
  const words = useWords();
  const { language, theme } = useChoices();
  return (
    <>
      {(['sv', 'en'] as const).map((each) => (
        <Chip key={each} on={language === each} onPress={() => void loadWords(each).then(() => choose({ language: each }))}>
          {each === 'sv' ? 'Svenska' : 'English'}
        </Chip>
      ))}
      {(['system', 'light', 'dark'] as const).map((each) => (
        <Chip key={each} on={theme === each} onPress={() => choose({ theme: each })}>
          {words.frame.themes[each]}
        </Chip>
      ))}
    </>
  );
}
