-- A table of a million rows, 10 columns of numbers and 10 of categories; run with another seed for the other side.
SELECT setseed(0.1);
COPY (SELECT
  sqrt(-2*ln(1-random()))*cos(2*pi()*random())*1 AS n0,
  sqrt(-2*ln(1-random()))*cos(2*pi()*random())*2 AS n1,
  sqrt(-2*ln(1-random()))*cos(2*pi()*random())*3 AS n2,
  exp(sqrt(-2*ln(1-random()))*cos(2*pi()*random())) AS n3,
  exp(sqrt(-2*ln(1-random()))*cos(2*pi()*random())) AS n4,
  -ln(1-random())*10 AS n5,
  -ln(1-random())*10 AS n6,
  floor(random()*1000) AS n7,
  round(random()*100,2) AS n8,
  1700000000+random()*86400*30 AS n9,
  'value-' || CAST(floor(pow(random(), 2) * 2) AS INTEGER) AS c0,
  'value-' || CAST(floor(pow(random(), 2) * 2) AS INTEGER) AS c1,
  'value-' || CAST(floor(pow(random(), 2) * 10) AS INTEGER) AS c2,
  'value-' || CAST(floor(pow(random(), 2) * 10) AS INTEGER) AS c3,
  'value-' || CAST(floor(pow(random(), 2) * 10) AS INTEGER) AS c4,
  'value-' || CAST(floor(pow(random(), 2) * 100) AS INTEGER) AS c5,
  'value-' || CAST(floor(pow(random(), 2) * 100) AS INTEGER) AS c6,
  'value-' || CAST(floor(pow(random(), 2) * 100) AS INTEGER) AS c7,
  'value-' || CAST(floor(pow(random(), 2) * 1000) AS INTEGER) AS c8,
  'value-' || CAST(floor(pow(random(), 2) * 20000) AS INTEGER) AS c9
FROM range(1000000)) TO 'real.parquet' (FORMAT parquet);
