import { Banner, type BannerProps } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { ProgressBar } from '../ui/progress.tsx';
import { State, type Tone } from '../ui/state.tsx';
import { useWords } from '../words/words.tsx';
import { useTexts } from './texts.ts';

const tones = ['proven', 'late', 'wrong', 'running', 'unknown', 'idle', 'none'] as const satisfies readonly Tone[];
const banners = ['proven', 'late', 'wrong', 'running', 'idle'] as const satisfies readonly BannerProps['tone'][];

/** How things stand, and how far they have come. */
export function StatesPart() {
  const words = useWords();
  const { states: texts } = useTexts();
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {tones.map((tone) => (
          <State key={tone} tone={tone} icon={tone === 'none' ? 'dash' : undefined}>
            {texts.tones[tone]}
          </State>
        ))}
      </div>
      {banners.map((tone) => {
        const [title, text] = texts.banners[tone];
        return (
          <Banner key={tone} tone={tone} title={title} action={tone === 'wrong' ? <Button icon="run">{words.tryAgain}</Button> : undefined}>
            {text}
          </Banner>
        );
      })}
      <div className="grid max-w-[28rem] gap-2 pt-2">
        <span className="tabular-nums">{texts.known}</span>
        <ProgressBar done={1_240} total={3_200} label={texts.known} />
        <span>{texts.unknown}</span>
        <ProgressBar done={0} total={null} label={texts.unknown} />
      </div>
    </div>
  );
}
