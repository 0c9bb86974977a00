"""Indicators found by ioc-finder, iocextract or msticpy: peers for `npm run bench -- peers --only extraction`.

python extract.py TOOL asked.json
  texts: what is read; passes: how often, at most; budget: seconds after which no pass is begun any more.
Prints what was found in each text as [kind, value], refanged; the processor seconds of the median pass; and peak memory in MB.
"""

import json
import re
import sys
import time

MARKS = [(r"\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)", "."), (r"\[:\]", ":"), (r"\[:?//\]", "//"), (r"\[@\]|\[at\]|\(at\)", "@"), (r"^hxxp", "http")]


def refanged(value):
    """msticpy finds what is defanged but leaves it so."""
    for mark, plain in MARKS:
        value = re.sub(mark, plain, value, flags=re.IGNORECASE)
    return value


def ioc_finder():
    from ioc_finder import find_iocs

    kinds = {"domains": "domain", "urls": "url", "email_addresses": "email", "ipv4s": "ip", "ipv6s": "ip"}
    kinds |= {name: "hash" for name in ["md5s", "sha1s", "sha256s", "sha512s"]}
    kinds |= {name: "wallet" for name in ["bitcoin_addresses", "monero_addresses"]}
    return lambda text: [(kinds[name], value) for name, values in find_iocs(text).items() if name in kinds for value in values]


def iocextract():
    import iocextract as peer

    def find(text):
        yield from (("url", value) for value in peer.extract_urls(text, refang=True))
        yield from (("email", value) for value in peer.extract_emails(text, refang=True))
        yield from (("ip", value) for value in peer.extract_ips(text, refang=True))
        yield from (("hash", value) for value in peer.extract_hashes(text))

    return lambda text: list(find(text))


def msticpy():
    from msticpy.transform.iocextract import IoCExtract

    kinds = {"dns": "domain", "url": "url", "email": "email", "ipv4": "ip", "ipv6": "ip"}
    kinds |= {name: "hash" for name in ["md5_hash", "sha1_hash", "sha256_hash"]}
    reader = IoCExtract()
    # It refuses to look at nothing.
    return lambda text: [
        (kinds[name], refanged(value))
        for name, values in (reader.extract(text) if text else {}).items()
        if name in kinds
        for value in values
    ]


def peak_megabytes():
    """Of this program alone: what rusage tells begins with what its parent held."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        asked = json.load(file)
    find = {"ioc_finder": ioc_finder, "iocextract": iocextract, "msticpy": msticpy}[sys.argv[1]]()
    times = []
    began = time.perf_counter()
    while len(times) < asked["passes"] and (not times or time.perf_counter() - began < asked["budget"]):
        begin = time.process_time()
        found = [find(text) for text in asked["texts"]]
        times.append(time.process_time() - begin)
    told = {
        "found": found,
        "seconds": sorted(times)[len(times) // 2],
        "passes": len(times),
        "megabytes": peak_megabytes(),
    }
    # They print as they please: what is told is the last line.
    print("\n" + json.dumps(told))


main()
