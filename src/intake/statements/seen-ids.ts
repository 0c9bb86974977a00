/** Ids of transfers (`t` and hexadecimal digits) that came by: eight to sixteen bytes for each, where a set of strings takes a hundred. */
export class SeenIds {
  /** 52 bits of each id at a place that follows from them; 0 where there is none. */
  private places = new Float64Array(1024);
  private count = 0;

  /** Whether it is the first time. */
  add(id: string): boolean {
    if (this.count * 2 >= this.places.length) this.grow();
    return this.put(Number.parseInt(id.slice(1, 14), 16) + 1);
  }

  private put(key: number): boolean {
    const { places } = this;
    const mask = places.length - 1;
    let at = (key % 2_147_483_647) & mask;
    while (places[at] !== 0) {
      if (places[at] === key) return false;
      at = (at + 1) & mask;
    }
    places[at] = key;
    this.count++;
    return true;
  }

  private grow(): void {
    const old = this.places;
    this.places = new Float64Array(old.length * 2);
    this.count = 0;
    for (const key of old) if (key !== 0) this.put(key);
  }
}
