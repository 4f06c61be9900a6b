-- Lets the next turn of an owner start earlier; one whose turns are over has nothing to get back.
-- KEYS: ends of the last turn of each owner. ARGV: owner, cost.
if redis.call('ZSCORE', KEYS[1], ARGV[1]) then
  redis.call('ZINCRBY', KEYS[1], -tonumber(ARGV[2]), ARGV[1])
end
return 1
