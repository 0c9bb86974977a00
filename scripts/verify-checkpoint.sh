#!/bin/sh
# Verifies the log's signature under a checkpoint with nothing of Clew's: coreutils, sed and openssl 3.
#
#   scripts/verify-checkpoint.sh CHECKPOINT VKEY|FILE
#
# CHECKPOINT is the file log/checkpoint of a casebook; VKEY is the log's public key, one line NAME+HASH+BASE64, or the file that
# holds it. Prints "OK" with size and root, and ends with 0, only if the key signed exactly these three lines.
set -eu
[ $# -eq 2 ] || { echo "usage: $0 CHECKPOINT VKEY|FILE" >&2; exit 2; }
checkpoint=$1
if [ -f "$2" ]; then vkey=$(cat "$2"); else vkey=$2; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
refuse() { echo "NOT verified: $1" >&2; exit 5; }

# NAME+HASH+BASE64; base64 may itself hold plus signs.
name=${vkey%%+*}
rest=${vkey#*+}
hash=${rest%%+*}
printf '%s' "${rest#*+}" | base64 -d >"$work/typed" 2>/dev/null || refuse 'the key is not base64'
[ "$(wc -c <"$work/typed")" -eq 33 ] || refuse 'the key has the wrong length'
[ "$(head -c 1 "$work/typed" | od -An -tx1 | tr -d ' ')" = 01 ] || refuse 'the key is no Ed25519 key of a log'
is=$({ printf '%s\n' "$name"; cat "$work/typed"; } | sha256sum | cut -c 1-8)
[ "$is" = "$hash" ] || refuse 'name, hash and key do not belong together'

# The signed text: three lines, and then a blank one.
[ -z "$(sed -n 4p "$checkpoint")" ] || refuse 'the fourth line is not blank'
[ "$(sed -n 1p "$checkpoint")" = "$name" ] || refuse 'the checkpoint is of another log'
sed -n 1,3p "$checkpoint" >"$work/text"

# The signature line of this name and hash: 4 bytes of the hash, 64 of the signature.
sed -n '5,$p' "$checkpoint" | while IFS= read -r line; do
  [ "${line%% *}" = '—' ] || continue
  line=${line#* }
  [ "${line%% *}" = "$name" ] || continue
  printf '%s' "${line#* }" | base64 -d >"$work/line" 2>/dev/null || continue
  [ "$(wc -c <"$work/line")" -eq 68 ] || continue
  [ "$(head -c 4 "$work/line" | od -An -tx1 | tr -d ' \n')" = "$hash" ] || continue
  tail -c 64 "$work/line" >"$work/signature"
  break
done
[ -f "$work/signature" ] || refuse 'no signature of this key stands under it'

# SubjectPublicKeyInfo of an Ed25519 key is this beginning and the 32 bytes (RFC 8410).
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000'; tail -c 32 "$work/typed"; } >"$work/key.der"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin -in "$work/text" -sigfile "$work/signature" >/dev/null 2>&1 ||
  refuse 'the signature is not good'
echo "OK: $(sed -n 2p "$work/text") entries, root $(sed -n 3p "$work/text")"
