// Customers to measure with: as many as are wanted, each different, and always the same ones.

const trades = [
  "Almacén",
  "Café",
  "Clínica",
  "Farmacia",
  "Ferretería",
  "Müller",
  "O’Neill",
  "Škoda",
];
const places = ["Borinquen", "del Caribe", "Łódź", "Mayagüez", "Ñandú", "Reykjavík", "São Tomé"];
const forms = [", Inc.", " LLC", ", S.A.", " GmbH", " & Co.", ""];
const languages = ["en", "es-PR"];
const states = ["PR", "US-NY", "US-FL", "ES", "DE"];
const roles = ["incidents", "privacy", "contract"];
const periods = ["P30D", "P60D", "P90D", "P6M", "P1Y"];

/**
 * Yields customers of a policy in English and Spanish, the same ones however many are wanted.
 * `services` and `rules` are ids of its services, and of retention rules that name no period.
 */
export function* customersOf(count, { services, rules }) {
  for (let i = 1; i <= count; i++) yield customerOf(i, services, rules);
}

function customerOf(i, services, rules) {
  const random = randomFrom(i);
  const one = (list) => list[Math.floor(random() * list.length)];
  const some = (list) => list.filter(() => random() < 0.5);
  const number = String(i).padStart(5, "0");
  const place = one(states);
  const contacts = some(roles).map((role) => [role, { role, email: `${role}@c${i}.example` }]);
  const retention = some(rules).map((rule) => [
    rule,
    { period: one(periods), after: "contract-end" },
  ]);
  const chosen = some(services);
  return {
    id: `customer-${number}`,
    name: `${one(trades)} ${one(places)} ${i}${one(forms)}`,
    place,
    services: chosen.length > 0 ? chosen : [one(services)],
    language: one(languages),
    contract: { reference: `MSA-2026-${number}`, date: dateOf(Math.floor(random() * 365)) },
    ...(retention.length > 0 && { retention: Object.fromEntries(retention) }),
    ...(contacts.length > 0 && { contacts: Object.fromEntries(contacts) }),
  };
}

/** Numbers from 0 to 1 that look random (mulberry32), the same ones for a seed. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

function dateOf(day) {
  return new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
}
