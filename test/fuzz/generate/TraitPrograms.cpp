//===- TraitPrograms.cpp - Programs in the trait language -----------------===//

#include "Trait.h"

bool generate::writeTraitPrograms(Writer &, uint64_t, unsigned,
                                  const Options &) {
  return false;
}
