/** Small programs that the demo model can write whole. */

export type CodeLanguage = 'python' | 'javascript' | 'typescript' | 'sql' | 'bash';

export interface Snippet {
  /** Recognises the task in the request. */
  task: RegExp;
  name: string;
  code: Partial<Record<CodeLanguage, string>>;
}

export const snippets: readonly Snippet[] = [
  {
    task: /\brevers/i,
    name: 'reversing a text',
    code: {
      python: 'def reverse(text: str) -> str:\n    return text[::-1]\n\n\nprint(reverse("tweak"))  # kaewt',
      javascript: "const reverse = (text) => [...text].reverse().join('');\n\nconsole.log(reverse('tweak')); // kaewt",
      typescript:
        "const reverse = (text: string): string => [...text].reverse().join('');\n\nconsole.log(reverse('tweak')); // kaewt",
      bash: 'rev <<< "tweak"  # kaewt',
      sql: "SELECT REVERSE('tweak') AS reversed;  -- kaewt",
    },
  },
  {
    task: /\bpalindrome/i,
    name: 'finding palindromes',
    code: {
      python:
        'def is_palindrome(text: str) -> bool:\n    letters = [c.lower() for c in text if c.isalnum()]\n    return letters == letters[::-1]\n\n\nprint(is_palindrome("Never odd or even"))  # True',
      javascript:
        "const isPalindrome = (text) => {\n  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '');\n  return letters === [...letters].reverse().join('');\n};\n\nconsole.log(isPalindrome('Never odd or even')); // true",
      typescript:
        "function isPalindrome(text: string): boolean {\n  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '');\n  return letters === [...letters].reverse().join('');\n}\n\nconsole.log(isPalindrome('Never odd or even')); // true",
    },
  },
  {
    task: /\bfibonacci/i,
    name: 'the Fibonacci numbers',
    code: {
      python:
        'def fibonacci(count: int) -> list[int]:\n    numbers, a, b = [], 0, 1\n    for _ in range(count):\n        numbers.append(a)\n        a, b = b, a + b\n    return numbers\n\n\nprint(fibonacci(10))',
      javascript:
        'function fibonacci(count) {\n  const numbers = [];\n  let [a, b] = [0, 1];\n  while (numbers.length < count) {\n    numbers.push(a);\n    [a, b] = [b, a + b];\n  }\n  return numbers;\n}\n\nconsole.log(fibonacci(10));',
      typescript:
        'function fibonacci(count: number): number[] {\n  const numbers: number[] = [];\n  let [a, b] = [0, 1];\n  while (numbers.length < count) {\n    numbers.push(a);\n    [a, b] = [b, a + b];\n  }\n  return numbers;\n}\n\nconsole.log(fibonacci(10));',
      sql: 'WITH RECURSIVE fibonacci(a, b) AS (\n  SELECT 0, 1\n  UNION ALL\n  SELECT b, a + b FROM fibonacci WHERE b < 100\n)\nSELECT a FROM fibonacci;',
    },
  },
  {
    task: /\bprimes?\b/i,
    name: 'prime numbers',
    code: {
      python:
        'def primes(limit: int) -> list[int]:\n    found: list[int] = []\n    for n in range(2, limit + 1):\n        if all(n % p for p in found if p * p <= n):\n            found.append(n)\n    return found\n\n\nprint(primes(30))',
      javascript:
        'function primes(limit) {\n  const found = [];\n  for (let n = 2; n <= limit; n += 1) {\n    if (found.every((p) => p * p > n || n % p !== 0)) found.push(n);\n  }\n  return found;\n}\n\nconsole.log(primes(30));',
      typescript:
        'function primes(limit: number): number[] {\n  const found: number[] = [];\n  for (let n = 2; n <= limit; n += 1) {\n    if (found.every((p) => p * p > n || n % p !== 0)) found.push(n);\n  }\n  return found;\n}\n\nconsole.log(primes(30));',
    },
  },
  {
    task: /\bfizz ?buzz/i,
    name: 'FizzBuzz',
    code: {
      python: 'for n in range(1, 101):\n    print("Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0) or n)',
      javascript:
        "for (let n = 1; n <= 100; n += 1) {\n  console.log((n % 3 ? '' : 'Fizz') + (n % 5 ? '' : 'Buzz') || n);\n}",
      bash: 'for n in $(seq 100); do\n  out=""\n  (( n % 3 )) || out+="Fizz"\n  (( n % 5 )) || out+="Buzz"\n  [ -n "$out" ] || out=$n\n  echo "$out"\ndone',
    },
  },
  {
    task: /\bsort/i,
    name: 'sorting',
    code: {
      python:
        'people = [("Grace", 45), ("Ada", 36), ("Alan", 41)]\n\nfor name, age in sorted(people, key=lambda person: person[1]):\n    print(name, age)',
      javascript:
        "const people = [{ name: 'Grace', age: 45 }, { name: 'Ada', age: 36 }];\n\nconst byAge = people.toSorted((a, b) => a.age - b.age);\nconsole.log(byAge);",
      typescript:
        "interface Person {\n  name: string;\n  age: number;\n}\n\nconst people: Person[] = [{ name: 'Grace', age: 45 }, { name: 'Ada', age: 36 }];\nconsole.log(people.toSorted((a, b) => a.age - b.age));",
      sql: 'SELECT name, age\nFROM people\nORDER BY age, name;',
      bash: 'sort -t, -k2,2n people.csv',
    },
  },
  {
    task: /\bword (?:count|frequenc)|\bcount(?:s|ing)? (?:the )?words?\b/i,
    name: 'counting words',
    code: {
      python:
        'import re\nfrom collections import Counter\n\n\ndef count_words(text: str) -> Counter[str]:\n    return Counter(re.findall(r"\\w+", text.lower()))\n\n\nprint(count_words("to be or not to be").most_common(3))',
      javascript:
        "function countWords(text) {\n  const counts = new Map();\n  for (const word of text.toLowerCase().match(/\\w+/g) ?? []) {\n    counts.set(word, (counts.get(word) ?? 0) + 1);\n  }\n  return counts;\n}\n\nconsole.log(countWords('to be or not to be'));",
      bash: "tr -cs '[:alnum:]' '\\n' < text.txt | sort | uniq -c | sort -rn | head",
    },
  },
  {
    task: /\b(?:fetch|download|call|request)\b.{0,30}\b(?:url|api|endpoint|page|http)|\b(?:api|http) (?:call|request)/i,
    name: 'calling an address',
    code: {
      python:
        'import json\nfrom urllib.request import Request, urlopen\n\nrequest = Request("https://example.org/api/items", headers={"Accept": "application/json"})\nwith urlopen(request, timeout=10) as answer:\n    print(json.load(answer))',
      javascript:
        "const answer = await fetch('https://example.org/api/items', { signal: AbortSignal.timeout(10_000) });\nif (!answer.ok) throw new Error('Status ' + answer.status);\nconsole.log(await answer.json());",
      bash: 'curl --fail --max-time 10 https://example.org/api/items',
    },
  },
  {
    task: /\be-?mail (?:address|regex|pattern|validation)|\bvalidat\w* .{0,20}e-?mail/i,
    name: 'checking e-mail addresses',
    code: {
      python:
        'import re\n\nADDRESS = re.compile(r"[^@\\s]+@[^@\\s.]+(?:\\.[^@\\s.]+)+")\n\nprint(bool(ADDRESS.fullmatch("ada@example.org")))  # True',
      javascript:
        "const ADDRESS = /^[^@\\s]+@[^@\\s.]+(?:\\.[^@\\s.]+)+$/;\n\nconsole.log(ADDRESS.test('ada@example.org')); // true",
    },
  },
  {
    task: /\bhello,? world/i,
    name: 'the first program',
    code: {
      python: 'print("Hello, world")',
      javascript: "console.log('Hello, world');",
      typescript: "const greeting: string = 'Hello, world';\nconsole.log(greeting);",
      bash: 'echo "Hello, world"',
      sql: "SELECT 'Hello, world' AS greeting;",
    },
  },
];
