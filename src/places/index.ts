export { place, places, placesOf } from './find.ts';
export type { PlaceSpan } from './find.ts';
export type { Country, Place } from './gazetteer.ts';
export { placeMentions } from './mentions.ts';
