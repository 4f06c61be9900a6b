-- Prolongs the lease of a recovery; answers 0 if it was lost.
-- KEYS: lease. ARGV: holder, life in ms.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
