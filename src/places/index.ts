export { placesOf } from './find.ts';
export type { Place } from './gazetteer.ts';
export { mainPlace, placeMentions } from './mentions.ts';
export { numberPlaces } from './numbers.ts';
export { distanceKm, placeName, placeOf, places } from './place.ts';
