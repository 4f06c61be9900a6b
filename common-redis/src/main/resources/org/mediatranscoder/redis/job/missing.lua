-- Which jobs are neither there nor were just deleted, by their place in the list, from 0.
-- KEYS: job hash and mark that it was deleted, in turn.
local missing = {}
for i = 1, #KEYS, 2 do
  if redis.call('EXISTS', KEYS[i], KEYS[i + 1]) == 0 then
    missing[#missing + 1] = (i - 1) / 2
  end
end
return missing
