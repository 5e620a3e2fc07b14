"""The norms that rules are taken from, as a rule's page cites them.

A section is named only where its words were read by us; where a norm was known by its list of sections alone, the
norm is named alone.
"""

LEGISLATION_61 = "《中华人民共和国立法法》（2023年修正）第六十一条"
LEGISLATION_65 = "《中华人民共和国立法法》（2023年修正）第六十五条"
REGULATIONS_7 = "《规章制定程序条例》（2017年修订）第七条"
TECHNIQUE_1 = "《立法技术规范（试行）（一）》（法工委发〔2009〕62号）"
TECHNIQUE_1_11_1 = TECHNIQUE_1 + "11.1"
TECHNIQUE_1_13 = TECHNIQUE_1 + "13.1至13.3"
TECHNIQUE_1_22 = TECHNIQUE_1 + "22"
TECHNIQUE_1_23 = TECHNIQUE_1 + "23"
TECHNIQUE_2 = "《立法技术规范（试行）（二）》（法工委发〔2011〕5号）"
PUNCTUATION = "GB/T 15834-2011《标点符号用法》"
NUMERALS = "GB/T 15835-2011《出版物上数字用法》"
CHARACTERS = "《通用规范汉字表》（2013年）"
PLAIN = "汉语的一般用法，无专门规范"
