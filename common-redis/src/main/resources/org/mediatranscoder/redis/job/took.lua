-- Notes how long something took: the mean of the first ten, then one in which later ones count for more.
-- KEYS: hash. ARGV: seconds, then fields, each of which becomes "mean count".
local took = tonumber(ARGV[1])
for i = 2, #ARGV do
  local old = redis.call('HGET', KEYS[1], ARGV[i])
  local mean, count = 0, 0
  if old then
    mean, count = old:match('^(%S+) (%d+)$')
  end
  count = math.min(tonumber(count) + 1, 10)
  mean = tonumber(mean) + (took - tonumber(mean)) / count
  redis.call('HSET', KEYS[1], ARGV[i], string.format('%.3f %d', mean, count))
end
return 1
