# Writes the presets of an operator into PRESETS_FOLDER. PRESETS has a line for each: its file name and its text
# in Base64. It runs in the task before the service, which only reads the folder (init.tf).
set -euo pipefail
printf '%s\n' "$PRESETS" | while read -r name text; do
  printf %s "$text" | base64 -d >"$PRESETS_FOLDER/$name"
done
