-- Notes by how much something was off: mean and variance of the last twenty or so, of which later ones count for more.
-- KEYS: hash. ARGV: pairs of a field, which becomes "mean variance count", and the deviation.
for i = 1, #ARGV, 2 do
  local old = redis.call('HGET', KEYS[1], ARGV[i])
  local off = tonumber(ARGV[i + 1])
  local mean, variance, count = 0, 0, 0
  if old then
    mean, variance, count = old:match('^(%S+) (%S+) (%d+)$')
  end
  mean, variance, count = tonumber(mean), tonumber(variance), math.min(tonumber(count) + 1, 20)
  local before = off - mean
  mean = mean + before / count
  variance = variance + (before * (off - mean) - variance) / count
  redis.call('HSET', KEYS[1], ARGV[i], string.format('%.4f %.4f %d', mean, variance, count))
end
return 1
