// Places a person of the sandbox may be at. Made up, in the middle of real ones.
import type { Place } from "../../api/said";

export const places: (Place & { name: string; address: string })[] = [
  { name: "Southbank Pier", address: "1 Pier Walk, London", latitude: 51.50683, longitude: -0.11694 },
  {
    name: "Stockwell Reading Room",
    address: "14 Lark Lane, London",
    latitude: 51.47216,
    longitude: -0.12302,
  },
  { name: "Jardim da Estrela", address: "Lisbon", latitude: 38.71494, longitude: -9.15935 },
  { name: "Jai Nagar Market", address: "Bengaluru", latitude: 12.92885, longitude: 77.58341 },
];

/** "51.5, -0.117" as two numbers within the earth's; null for anything else. */
export function readCoordinates(text: string): { latitude: number; longitude: number } | null {
  const [latitude, longitude, more] = text
    .split(/[\s,;]+/u)
    .filter(Boolean)
    .map(Number);
  if (latitude === undefined || longitude === undefined || more !== undefined) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
