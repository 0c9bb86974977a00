"""OpenMined's PSI on the same sets, its compiled library: a peer for `npm run bench -- peers --only psi`.

python openmined.py SIZE COMMON SETS
  SETS: a JSON file {"a": [item, …], "b": [item, …]}
The client alone learns what is common, in one thread, nothing is signed or committed to. Prints what openmined.ts prints.
"""

import json
import resource
import sys
import time

import private_set_intersection.python as psi


def main():
    common = int(sys.argv[2])
    with open(sys.argv[3], encoding="utf-8") as file:
        made = json.load(file)
    begin = time.perf_counter()
    server, client = psi.server.CreateWithNewKey(True), psi.client.CreateWithNewKey(True)
    setup = server.CreateSetupMessage(0.001, len(made["a"]), made["b"], psi.DataStructure.RAW).SerializeToString()
    request = client.CreateRequest(made["a"]).SerializeToString()
    asked = psi.Request()
    asked.ParseFromString(request)
    response = server.ProcessRequest(asked).SerializeToString()
    answered, given = psi.Response(), psi.ServerSetup()
    answered.ParseFromString(response)
    given.ParseFromString(setup)
    found = client.GetIntersection(given, answered)
    seconds = time.perf_counter() - begin
    other = set(made["b"])
    # What rusage tells of memory begins with what the parent held.
    with open("/proc/self/status", encoding="ascii") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1024
    used = resource.getrusage(resource.RUSAGE_SELF)
    told = {
        "count": len(found),
        "right": len(found) == common and all(made["a"][at] in other for at in found),
        "megabytes": peak,
        "cpu": used.ru_utime + used.ru_stime,
        "seconds": seconds,
    }
    json.dump(told, sys.stdout)


main()
