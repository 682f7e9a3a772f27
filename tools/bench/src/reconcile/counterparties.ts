import type { Random } from '@saldo/sandbox';

const FAMILIES =
  'Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Olofsson Lindström Lindqvist Lindgren Axelsson Bergström Lundberg Lind Lundgren Lundqvist Mattsson Berglund Fredriksson Sandberg Henriksson Forsberg Sjöberg Wallin Engström Eklund Danielsson Håkansson Lundin Björk Bergman Gunnarsson Holm Wikström Samuelsson Isaksson Fransson Åkesson Öberg Ström Ek Norén Dahl Hedlund Sundqvist Blom Nyström'.split(
    ' ',
  );
const TRADES =
  'Bygg El Rör Måleri Städ Transport Konsult Redovisning Juristbyrå Fastigheter Maskin Verkstad Trädgård Livs Bageri Tryckeri Data Design Media Plåt Golv Tak Glas Möbler Foto Bil Däck Frukt Fisk Kaffe'.split(
    ' ',
  );
const GIVEN =
  'Anna Erik Maria Lars Karin Nils Sara Johan Eva Per Lena Anders Emma Karl Ida Olof Elin Gustav Åsa Sven Maja Jan Sofia Mikael'.split(' ');
const FORMS = ['AB', 'AB', 'AB', 'HB', 'KB', ''];

/** Companies that an account deals with, some of them far oftener than others. */
export class Counterparties {
  readonly #random: Random;
  readonly #companies: readonly string[];

  constructor(random: Random, size: number) {
    this.#random = random;
    const names = new Set<string>();
    while (names.size < Math.min(size, 1_500)) names.add(`${random.pick(FAMILIES)} ${random.pick(TRADES)} ${random.pick(FORMS)}`.trim());
    this.#companies = [...names];
  }

  /** One of them; half of all dealings are with a fifth of them. */
  company(): string {
    return this.#companies[Math.floor(this.#companies.length * this.#random.next() ** 2)] ?? '';
  }

  /** A person who pays once. */
  person(): string {
    return `${this.#random.pick(GIVEN)} ${this.#random.pick(FAMILIES)}`;
  }
}

/** An OCR number: its last digit is the check digit, the one before it the length. */
export function ocrNumber(random: Random): string {
  const digits = random.between(5, 8);
  let number = String(random.between(1, 9));
  while (number.length < digits) number += String(random.between(0, 9));
  number += String((digits + 2) % 10);
  return number + checkDigit(number);
}

function checkDigit(number: string): string {
  let sum = 0;
  for (let at = number.length - 1, twice = true; at >= 0; at--, twice = !twice) {
    const digit = Number(number[at]) * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return String((10 - (sum % 10)) % 10);
}
