import EventsAPI
import Testing

struct EntitySelectorTests {
    @Test
    func `the outermost type and ids are found without their quotes`() throws {
        let text = #"entityId("HOST-0123456789ABCDEF",HOST-FEDCBA9876543210),type("HOST")"#
        let reading = try SelectorReading(text)
        #expect(reading.entityIDs == ["HOST-0123456789ABCDEF", "HOST-FEDCBA9876543210"])
        #expect(reading.type == "HOST")
    }

    @Test(arguments: [
        "type(HOST),fromRelationships.runsOn(entityId(EC2_INSTANCE-0123456789ABCDEF))",
        "type(HOST),not(entityId(HOST-0123456789ABCDEF))",
    ])
    func `ids within a criterion are not those of the selector`(_ text: String) throws {
        #expect(try SelectorReading(text).entityIDs.isEmpty)
    }

    @Test
    func `a type within a relationship is not that of the selector`() throws {
        let text = "entityId(HOST-0123456789ABCDEF),fromRelationships.runsOn(type(EC2_INSTANCE))"
        #expect(try SelectorReading(text).type == nil)
    }

    @Test(arguments: [
        #"type(HOST),entityName("a\"b")"#, #"type(HOST),entityName("a\\b")"#,
    ])
    func `a quoted value says that it has escapes`(_ text: String) throws {
        #expect(try SelectorReading(text).nodes.last?.hasEscapes == true)
    }

    @Test(arguments: [
        #"type(HOST),entityName("C:\x")"#, #"type(HOST),entityName(a\b)"#,
        #"type(HOST),tag("a\:b")"#, #"type(HOST),entityName("")"#,
    ])
    func `a backslash before anything else stands for itself`(_ text: String) throws {
        #expect(try SelectorReading(text).nodes.last?.hasEscapes == false)
    }

    @Test(arguments: ["\t", "\n", "\r\n", "   "])
    func `tabs and line ends are white space`(_ space: String) throws {
        let parts = ["type", "(", "HOST", ")", ",", "tag", "(", "a", ",", #""b""#, ")"]
        let text = space + parts.joined(separator: space) + space
        #expect(try SelectorReading(text).tape == "type[HOST] tag[a b]")
    }

    @Test(arguments: [
        ("TYPE(HOST),ENTITYNAME.STARTSWITH(x)", "type[HOST] entityNameStartsWith[x]"),
        ("type(HOST),healthstate(HEALTHY)", "type[HOST] healthState[HEALTHY]"),
        ("type(HOST),CpuCores.EXISTS()", "type[HOST] attributeExists:CpuCores[]"),
        ("type(HOST),TORELATIONSHIPS.x(type(A))", "type[HOST] toRelationship:x[type[A]]"),
        (
            "Type(HOST),Not(Tag(x)),MzID(1),MZNAME(y)",
            "type[HOST] not[tag[x]] managementZoneID[1] managementZoneName[y]"
        ),
    ])
    func `the letter case of a criterion does not matter`(_ text: String, _ tape: String) throws {
        #expect(try SelectorReading(text).tape == tape)
    }

    @Test(arguments: [
        "entityName", "entityName.equals", "entityName.startsWith", "entityName.in", "tag",
        "mzName", "cpuCores",
    ])
    func `white space sends a criterion the long way, to the same tape`(_ name: String) throws {
        for value in ["x-1", #""x-1""#, #""(x), 1""#, #""a\"b""#] {
            let short = try SelectorReading("type(HOST),\(name)(\(value))")
            let long = try SelectorReading("type ( HOST ) , \(name) ( \(value) )")
            #expect(short.tape == long.tape)
            #expect(short.nodes.map(\.next) == long.nodes.map(\.next))
            #expect(short.nodes.map(\.depth) == long.nodes.map(\.depth))
            #expect(short.nodes.map(\.hasEscapes) == long.nodes.map(\.hasEscapes))
        }
    }

    @Test(arguments: ["types", "nota", "mz", "name", "state", "healthStatus", "entityType", "note"])
    func `a name that only resembles a criterion is an attribute`(_ name: String) throws {
        let text = "type(HOST),\(name)(x)"
        #expect(try SelectorReading(text).tape == "type[HOST] attribute:\(name)[x]")
    }

    @Test(arguments: [
        ("entityNmae(x)", CriterionFamily.entityName), ("entityNam(x)", .entityName),
        ("entityNames(x)", .entityName), ("entytyName(x)", .entityName),
        ("entityNameequals(x)", nil), ("entityIDs(x)", .entityID), ("helthState(x)", .healthState),
        ("firstSeenTm.lt(now)", .firstSeen), ("firstSeenTmss.lt(now)", .firstSeen),
        ("casesensitve(entityName(x))", .caseSensitive), ("mzIds(1)", .managementZoneID),
        ("mzNames(x)", .managementZoneName), ("tags(x)", .tag),
        ("toRelation.x(type(A))", .toRelationships), ("deletedEntites.include()", .deletedEntities),
    ])
    func `a slip of the pen is told from an attribute`(
        _ criterion: String, _ nearest: CriterionFamily?
    ) {
        let error = SelectorReading.error(in: "type(HOST),\(criterion)")
        #expect(error == nearest.map { .unknownCriterion(at: 11, nearest: $0) })
    }

    @Test
    func `a selector is read afresh, whatever was read before`() throws {
        var selector = EntitySelector()
        _ = try SelectorReading("entityId(HOST-0123456789ABCDEF),tag(a,b)", with: &selector)
        #expect(throws: SelectorError.unterminatedQuote(at: 15)) {
            try SelectorReading(#"type(HOST),tag("a)"#, with: &selector)
        }
        let reading = try SelectorReading("type(HOST)", with: &selector)
        #expect(reading.tape == "type[HOST]")
        #expect(reading.entityIDs.isEmpty)
    }
}
