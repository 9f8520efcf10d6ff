//===- Defs.cpp - Items after collection ----------------------------------===//

#include "sema/Collect.h"
#include "sema/HIR.h"

using namespace traitc;

// Here, where hir::Body is complete.
World::World() = default;
World::~World() = default;
