/** Answers that can be worked out or looked up: sums and capitals. */
import type { Brief } from '../brief.ts';
import { prose } from '../document.ts';
import type { Chooser } from '../seeded-random.ts';
import { explain } from './explain.ts';
import { readExpression } from './read-expression.ts';
import type { Shape } from './shape.ts';

const CAPITALS =
  'Argentina:Buenos Aires;Australia:Canberra;Austria:Vienna;Belgium:Brussels;Brazil:Brasília;Bulgaria:Sofia;Canada:Ottawa;Chile:Santiago;China:Beijing;Colombia:Bogotá;Croatia:Zagreb;Czechia:Prague;Denmark:Copenhagen;Egypt:Cairo;England:London;Estonia:Tallinn;Ethiopia:Addis Ababa;Finland:Helsinki;France:Paris;Germany:Berlin;Ghana:Accra;Greece:Athens;Hungary:Budapest;Iceland:Reykjavík;India:New Delhi;Indonesia:Jakarta;Ireland:Dublin;Italy:Rome;Japan:Tokyo;Kenya:Nairobi;Latvia:Riga;Lithuania:Vilnius;Luxembourg:Luxembourg;Mexico:Mexico City;Morocco:Rabat;Nepal:Kathmandu;the Netherlands:Amsterdam;New Zealand:Wellington;Nigeria:Abuja;Norway:Oslo;Pakistan:Islamabad;Peru:Lima;the Philippines:Manila;Poland:Warsaw;Portugal:Lisbon;Romania:Bucharest;Scotland:Edinburgh;Senegal:Dakar;Serbia:Belgrade;Slovakia:Bratislava;Slovenia:Ljubljana;South Korea:Seoul;Spain:Madrid;Sweden:Stockholm;Switzerland:Bern;Thailand:Bangkok;Tunisia:Tunis;Turkey:Ankara;Ukraine:Kyiv;the United Kingdom:London;the United States:Washington, D.C.;Uruguay:Montevideo;Vietnam:Hanoi;Wales:Cardiff'
    .split(';')
    .map((entry) => entry.split(':'));

const SUM_REMARKS = [
  'I worked it out and did not guess.',
  'Sums I can do.',
  'Check it on paper if you like.',
  'The last digit is right as well.',
  'No language model was harmed by this.',
  'Numbers are a relief after all these words.',
  'I carried nothing over that I should not have.',
  'An abacus would agree.',
] as const;
const CAPITAL_REMARKS = [
  'That one is on file.',
  'I did not have to think long.',
  'Ask me a harder one.',
  'A classic among questions.',
  'My list holds a little over sixty of them.',
  'Capitals I know by heart.',
  'It was in the list.',
  'Every atlas agrees.',
] as const;

export const facts: Shape = (brief, chooser) => {
  const { question } = brief.parts;
  const [country, capital] = findCapital(question);
  if (country !== undefined && capital !== undefined) {
    const sentences = [
      `The capital of ${country} is **${capital}**.`,
      `**${capital}** is the capital of ${country}.`,
      `It is **${capital}**, if you mean ${country}.`,
      `For ${country} the answer is **${capital}**.`,
    ];
    return {
      blocks: [prose(chooser.pick(sentences), ...extra(brief, CAPITAL_REMARKS, chooser))],
      reserve: [`Capitals are one of the few things I know by heart.`, 'My list holds a little over sixty of them.'],
      frame: 'quiet',
    };
  }
  const sum = readExpression(question);
  if (sum === null) return explain(brief, chooser);
  const result = sum.value === null ? null : formatNumber(sum.value);
  const sentences =
    result === null
      ? [`${sum.text} has no answer, for one cannot divide by zero.`]
      : [
          `${sum.text} is **${result}**.`,
          `**${result}** is the result of ${sum.text}.`,
          `That makes **${result}**, from ${sum.text}.`,
          `I get **${result}** for ${sum.text}.`,
        ];
  return {
    blocks: [prose(chooser.pick(sentences), ...extra(brief, SUM_REMARKS, chooser))],
    reserve: ['Sums are worked out, not guessed.'],
    frame: 'quiet',
  };
};

function extra({ liveliness }: Brief, remarks: readonly string[], chooser: Chooser): string[] {
  return chooser.sample(remarks, liveliness === 0 ? 1 : 2);
}

function findCapital(question: string): string[] {
  const asked = /\bcapital (?:city )?of\s+(?:the\s+)?([\p{L} ]{3,30})/iu.exec(question)?.[1]?.trim().toLowerCase();
  if (asked === undefined) return [];
  return (
    CAPITALS.find(
      ([country]) => country !== undefined && asked.startsWith(country.replace(/^the /, '').toLowerCase()),
    ) ?? []
  );
}

function formatNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}
