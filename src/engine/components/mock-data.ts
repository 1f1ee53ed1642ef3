/** Mock Data: a sample text, data and table with Langflow's keys (lfx 1.13.0, components/data_source/mock_data.py). */
import type { JsonObject } from '#contract/json.ts';
import { seededRandom } from '#contract/text/seeded-random.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { type DataValue, dataValue, type Frame, frameValue, type Message, textValue } from '../values/values.ts';

const ROWS = 50;
const DAY = 86_400_000;

const WORDS =
  'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore';
const COMPANIES = ['Birch & Co', 'Copper Lane', 'Harbour Tools', 'Lumen Works', 'North Field', 'Quay Supplies'];
const DEPARTMENTS = ['Accounts', 'Design', 'Engineering', 'Logistics', 'People', 'Sales'];
const STATUSES = ['active', 'pending', 'completed', 'cancelled', 'in_progress'];
const CATEGORIES = ['A', 'B', 'C', 'D'];
const TAGS = ['approved', 'draft', 'final', 'important', 'review', 'urgent'];
const FIRST_NAMES = ['Ada', 'Bruno', 'Chen', 'Dalia', 'Emeka', 'Freya', 'Goran', 'Hana'];
const LAST_NAMES = ['Andersen', 'Baptiste', 'Costa', 'Dvorak', 'Eriksen', 'Fontaine', 'Garcia', 'Haddad'];
const CITIES = ['Accra', 'Bergen', 'Cork', 'Dresden', 'Evora', 'Fukuoka', 'Ghent', 'Hobart'];
const COUNTRIES = ['Australia', 'Belgium', 'Germany', 'Ghana', 'Ireland', 'Japan', 'Norway', 'Portugal'];
const PRODUCTS = ['Desk', 'Lamp', 'Notebook', 'Pen', 'Repair service', 'Shelf', 'Support plan'];

interface SampleValues {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  pick(items: readonly string[]): string;
}

/** Each run gives different data. */
function randomOf(run: ComponentRun): SampleValues {
  const next = seededRandom(run.runId + run.component.id);
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, pick: (items) => items[below(items.length)] ?? '' };
}

function sampleText(run: ComponentRun): Message {
  const random = randomOf(run);
  const words = WORDS.split(' ');
  const sentences = Array.from({ length: 3 }, () => {
    const picked = Array.from({ length: 12 }, () => random.pick(words)).join(' ');
    return `${upperFirst(picked)}.`;
  });
  const text = sentences.join(' ');
  run.status = textValue(`Sample text of ${text.length} characters`);
  return run.message(text);
}

function sampleData(run: ComponentRun): DataValue {
  const random = randomOf(run);
  const isActive = random.below(2) === 1;
  const value = cents(random, 100, 9_900);
  const rating = 1 + random.below(41) / 10;
  const company = random.pick(COMPANIES);
  const category = random.pick(CATEGORIES);
  const record: JsonObject = {
    id: 'REC-1000',
    name: 'Sample Record 1',
    company,
    department: random.pick(DEPARTMENTS),
    status: random.pick(STATUSES),
    category,
    value,
    quantity: 1 + random.below(100),
    rating,
    is_active: isActive,
    created_date: pastDate(run, random).toISOString(),
    tags: Array.from({ length: 1 + random.below(3) }, () => random.pick(TAGS)),
  };
  run.status = textValue('Sample data with 1 record');
  return dataValue({
    records: [record],
    summary: {
      total_count: 1,
      active_count: isActive ? 1 : 0,
      total_value: value,
      average_rating: rating,
      categories: [category],
      companies: [company],
    },
  });
}

function sampleTable(run: ComponentRun): Frame {
  const random = randomOf(run);
  return frameValue(Array.from({ length: ROWS }, (_, index) => sampleRow(run, random, index)));
}

function sampleRow(run: ComponentRun, random: SampleValues, index: number): JsonObject {
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const age = 18 + random.below(63);
  const orderValue = cents(random, 10, 990);
  const quantity = 1 + random.below(10);
  const discount = random.below(31) / 100;
  const discounted = orderValue * (1 - discount);
  return {
    customer_id: `CUST-${10_000 + index}`,
    first_name: first,
    last_name: last,
    email: `user${index + 1}@example.com`,
    age,
    city: random.pick(CITIES),
    country: random.pick(COUNTRIES),
    product: random.pick(PRODUCTS),
    order_date: pastDate(run, random).toISOString().slice(0, 10),
    order_value: orderValue,
    quantity,
    discount,
    is_premium: random.below(2) === 1,
    satisfaction_score: 1 + random.below(10),
    last_contact: pastDate(run, random).toISOString().slice(0, 10),
    full_name: `${first} ${last}`,
    discounted_value: discounted,
    total_value: discounted * quantity,
    age_group: ageGroup(age),
  };
}

function ageGroup(age: number): string {
  if (age <= 25) return '18-25';
  if (age <= 35) return '26-35';
  if (age <= 50) return '36-50';
  return age <= 65 ? '51-65' : '65+';
}

function cents(random: SampleValues, least: number, range: number): number {
  return Math.round((least + random.below(range) + random.below(100) / 100) * 100) / 100;
}

/** A random day of the last year. */
function pastDate(run: ComponentRun, random: SampleValues): Date {
  return new Date(run.ports.now().getTime() - random.below(366) * DAY);
}

export const mockData: ComponentType = {
  thread: 'in-place-when-small',
  outputs: { dataframe_output: sampleTable, message_output: sampleText, data_output: sampleData },
};
